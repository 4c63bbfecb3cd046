/** The header in which the server takes the token of a form from scripts. */
const header = 'Form-Token'

/** For what a script posts as a form would; none on pages that are the same for everybody. */
export function formTokenHeaders(token = tokenOfPage()): Record<string, string> {
  return token ? { [header]: token } : {}
}

function tokenOfPage(): string | undefined {
  return document.querySelector<HTMLInputElement>('input[name=form-token]')?.value
}

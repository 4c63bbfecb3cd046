/**
 * Usual characters that readers put in the place of a rare one which is found in names, and which none of them or only one
 * knows: two readers may make the same mistake. Usual → rare, measured on specimens with rare names.
 */
export const rareTwins: Readonly<Record<string, string>> = {
  龚: '䶮',
  赞: '赟',
  贺: '赟',
  或: '彧',
  契: '㛃',
  咎: '昝',
  智: '昝',
  显: '旻',
  帘: '甯',
  肿: '翀',
}

import type { Face } from './face.ts'
import { open311Face } from './routes/compatible/open311/face.ts'
import { openaiFace } from './routes/compatible/openai/face.ts'
import { tencentFace } from './routes/compatible/tencent/face.ts'
import { wechatFace } from './routes/compatible/wechat/face.ts'

const faces: readonly Face[] = [openaiFace, tencentFace, wechatFace, open311Face]

/** Whose protocol is spoken at a path, which the router takes in letters of any case. */
export function faceOf(path: string): Face | undefined {
  const plain = path.toLowerCase()
  return faces.find(({ under }) => plain.startsWith(under))
}

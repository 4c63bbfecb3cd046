/** Somebody whom WeChat vouches for. The openid itself stays with the adapter. */
export interface WechatMember {
  /** The same for the same person in this mini-program; a keyed hash that leads back to nothing. */
  openidHash: string
  /** The openid, sealed for the account of that hash; kept only as long as a message is owed. */
  sealedOpenid: string
}

/** News as a subscribe message shows it; none of it names a person or a matter. */
export interface WechatNews {
  matter: string
  progress: string
  at: Date
}

/**
 * WeChat's server. All of it throws `wechat.unavailable` (down, slow, misconfigured), `wechat.busy` or
 * `wechat.too_often`.
 */
export interface Wechat {
  /** Of a code from `wx.login`; throws `wechat.login_code_invalid`, `wechat.user_at_risk`. */
  identify(code: string): Promise<WechatMember>
  /** A mainland mobile number, of a code from `getPhoneNumber`; throws `wechat.phone_code_invalid`, `wechat.phone_untrusted`, `wechat.phone_foreign`. */
  phoneOf(code: string): Promise<string>
  /** Whether a template for news is set up. */
  canTell: boolean
  /** One accepted subscription is one message; throws `message.undeliverable` when there is none. */
  tell(member: WechatMember, news: WechatNews): Promise<void>
}

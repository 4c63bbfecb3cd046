/**
 * Words of social assistance and of the pages whose reading the general dictionary gets wrong or must never get wrong.
 * `word syllable syllable…`, entries parted by ·; tones 1–5 (5 neutral), ü as v; citation tones of 一 and 不.
 */
export const wordReadings = `
社会 she4 hui4 · 其中 qi2 zhong1 · 当中 dang1 zhong1 · 相当 xiang1 dang1 · 重点 zhong4 dian3 · 行动 xing2 dong4
号码为 hao4 ma3 wei2 · 尾号为 wei3 hao4 wei2 · 编号为 bian1 hao4 wei2 · 姓名为 xing4 ming2 wei2 · 地址为 di4 zhi3 wei2
时间为 shi2 jian1 wei2 · 期限为 qi1 xian4 wei2 · 金额为 jin1 e2 wei2 · 比例为 bi3 li4 wei2 · 结果为 jie2 guo3 wei2
温度为 wen1 du4 wei2 · 状态为 zhuang4 tai4 wei2 · 名称为 ming2 cheng1 wei2 · 电话为 dian4 hua4 wei2 · 级别为 ji2 bie2 wei2
供养 gong1 yang3 · 供水 gong1 shui3 · 供给 gong1 ji3 · 供应 gong1 ying4 · 提供 ti2 gong1 · 供参考 gong1 can1 kao3
供暖 gong1 nuan3 · 还款 huan2 kuan3 · 还贷 huan2 dai4 · 偿还 chang2 huan2 · 归还 gui1 huan2 · 退还 tui4 huan2
返还 fan3 huan2 · 还清 huan2 qing1 · 还本 huan2 ben3 · 还债 huan2 zhai4 · 还有 hai2 you3 · 还是 hai2 shi4
还要 hai2 yao4 · 还需 hai2 xu1 · 还没 hai2 mei2 · 还可以 hai2 ke3 yi3 · 还得 hai2 dei3 · 总得 zong3 dei3
都是 dou1 shi4 · 都有 dou1 you3 · 都要 dou1 yao4 · 都能 dou1 neng2 · 都可以 dou1 ke3 yi3 · 都会 dou1 hui4
都由 dou1 you2 · 首都 shou3 du1 · 成都 cheng2 du1 · 都市 du1 shi4 · 银行 yin2 hang2 · 行业 hang2 ye4
同行业 tong2 hang2 ye4 · 央行 yang1 hang2 · 行政 xing2 zheng4 · 进行 jin4 xing2 · 执行 zhi2 xing2 · 自行 zi4 xing2
发行 fa1 xing2 · 重病 zhong4 bing4 · 重残 zhong4 can2 · 重度 zhong4 du4 · 重大 zhong4 da4 · 严重 yan2 zhong4
重新 chong2 xin1 · 重复 chong2 fu4 · 重报 chong2 bao4 · 重拍 chong2 pai1 · 重建 chong2 jian4 · 重启 chong2 qi3
重听 chong2 ting1 · 调查 diao4 cha2 · 调动 diao4 dong4 · 抽调 chou1 diao4 · 调取 diao4 qu3 · 调解 tiao2 jie3
调整 tiao2 zheng3 · 协调 xie2 tiao2 · 处罚 chu3 fa2 · 处理 chu3 li3 · 处以 chu3 yi3 · 并处 bing4 chu3
依法处 yi1 fa3 chu3 · 查处 cha2 chu3 · 住处 zhu4 chu4 · 何处 he2 chu4 · 办事处 ban4 shi4 chu4
困难之处 kun4 nan5 zhi1 chu4 · 给予 ji3 yu3 · 给付 ji3 fu4 · 补给 bu3 ji3 · 自给 zi4 ji3 · 发给 fa1 gei3
种地 zhong4 di4 · 种植 zhong4 zhi2 · 种田 zhong4 tian2 · 种类 zhong3 lei4 · 各种 ge4 zhong3 · 一种 yi1 zhong3
中毒 zhong4 du2 · 中暑 zhong4 shu3 · 中风 zhong4 feng1 · 看中 kan4 zhong4 · 差额 cha1 e2 · 差异 cha1 yi4
差别 cha1 bie2 · 误差 wu4 cha1 · 出差 chu1 chai1 · 差评 cha4 ping2 · 减免 jian3 mian3 · 请假 qing3 jia4
病假 bing4 jia4 · 假期 jia4 qi1 · 寒假 han2 jia4 · 暑假 shu3 jia4 · 虚假 xu1 jia3 · 造假 zao4 jia3 · 降低 jiang4 di1
当事人 dang1 shi4 ren2 · 当地 dang1 di4 · 适当 shi4 dang4 · 当作 dang4 zuo4 · 恰当 qia4 dang4 · 间接 jian4 jie1
间隔 jian4 ge2 · 期间 qi1 jian1 · 教学 jiao4 xue2 · 教书 jiao1 shu1 · 结果 jie2 guo3 · 了结 liao3 jie2
数量 shu4 liang4 · 测量 ce4 liang2 · 丈量 zhang4 liang2 · 水量 shui3 liang4 · 质量 zhi4 liang4 · 落实 luo4 shi2
困难 kun4 nan5 · 难民 nan4 min2 · 受灾 shou4 zai1 · 受难 shou4 nan4 · 遇难 yu4 nan4 · 难以 nan2 yi3
曾经 ceng2 jing1 · 朝阳 zhao1 yang2 · 昭阳 zhao1 yang2 · 称职 chen4 zhi2 · 名称 ming2 cheng1 · 人参 ren2 shen1
参保 can1 bao3 · 参加 can1 jia1 · 参与 can1 yu4 · 与会 yu4 hui4 · 传染 chuan2 ran3 · 创伤 chuang1 shang1
创业 chuang4 ye4 · 答复 da2 fu4 · 答应 da1 ying5 · 负担 fu4 dan1 · 承担 cheng2 dan1 · 担子 dan4 zi5 · 倒塌 dao3 ta1
倒水 dao4 shui3 · 恶劣 e4 lie4 · 厌恶 yan4 wu4 · 恶心 e3 xin1 · 成分 cheng2 fen4 · 水分 shui3 fen4 · 身份 shen1 fen4
部分 bu4 fen5 · 过分 guo4 fen4 · 爱好 ai4 hao4 · 好评 hao3 ping2 · 负荷 fu4 he4 · 计划 ji4 hua4 · 划分 hua4 fen1
划算 hua2 suan4 · 会计 kuai4 ji4 · 会议 hui4 yi4 · 救济 jiu4 ji4 · 经济 jing1 ji4 · 济南 ji3 nan2 · 监护 jian1 hu4
监督 jian1 du1 · 看护 kan1 hu4 · 看守 kan1 shou3 · 看管 kan1 guan3 · 社保卡 she4 bao3 ka3 · 卡住 qia3 zhu4
空缺 kong4 que1 · 空白 kong4 bai2 · 空地 kong4 di4 · 空巢 kong1 chao2 · 连累 lian2 lei5 · 累计 lei3 ji4
积累 ji1 lei3 · 劳累 lao2 lei4 · 利率 li4 lv4 · 概率 gai4 lv4 · 比率 bi3 lv4 · 率先 shuai4 xian1 · 模板 mu2 ban3
规模 gui1 mo2 · 规模性 gui1 mo2 xing4 · 湖泊 hu2 po1 · 店铺 dian4 pu4 · 铺设 pu1 she4 · 床铺 chuang2 pu4
勉强 mian3 qiang3 · 强迫 qiang3 po4 · 切实 qie4 shi2 · 一切 yi1 qie4 · 弯曲 wan1 qu1 · 歌曲 ge1 qu3 · 任务 ren4 wu5
分散 fen1 san4 · 散居 san3 ju1 · 分散供养 fen1 san4 gong1 yang3 · 集中供养 ji2 zhong1 gong1 yang3 · 扫描 sao3 miao2
扫帚 sao4 zhou5 · 丧失 sang4 shi1 · 丧葬 sang1 zang4 · 宿舍 su4 she4 · 舍得 she3 de5 · 反省 fan3 xing3
省级 sheng3 ji2 · 石头 shi2 tou5 · 似的 shi4 de5 · 似乎 si4 hu1 · 提防 di1 fang5 · 相片 xiang4 pian4
照相 zhao4 xiang4 · 相关 xiang1 guan1 · 真相 zhen1 xiang4 · 互相 hu4 xiang1 · 削减 xue1 jian3 · 兴趣 xing4 qu4
兴办 xing1 ban4 · 振兴 zhen4 xing1 · 流血 liu2 xue4 · 出血 chu1 xue4 · 血压 xue4 ya1 · 高血压 gao1 xue4 ya1
咽喉 yan1 hou2 · 应当 ying1 dang1 · 应该 ying1 gai1 · 应届 ying1 jie4 · 应急 ying4 ji2 · 应对 ying4 dui4
响应 xiang3 ying4 · 相应 xiang1 ying4 · 反应 fan3 ying4 · 记载 ji4 zai3 · 下载 xia4 zai4 · 装载 zhuang1 zai4
三年五载 san1 nian2 wu3 zai3 · 包扎 bao1 za1 · 扎实 zha1 shi5 · 挣扎 zheng1 zha2 · 正月 zheng1 yue4 · 只有 zhi3 you3
两只 liang3 zhi1 · 转入 zhuan3 ru4 · 转诊 zhuan3 zhen3 · 转让 zhuan3 rang4 · 转账 zhuan3 zhang4 · 周转 zhou1 zhuan3
着火 zhao2 huo3 · 着急 zhao2 ji2 · 着力 zhuo2 li4 · 着手 zhuo2 shou3 · 穿着 chuan1 zhuo2 · 带着 dai4 zhe5
作为 zuo4 wei2 · 成为 cheng2 wei2 · 视为 shi4 wei2 · 认定为 ren4 ding4 wei2 · 行为 xing2 wei2 · 为准 wei2 zhun3
为主 wei2 zhu3 · 为止 wei2 zhi3 · 分为 fen1 wei2 · 为期 wei2 qi1 · 最低为 zui4 di1 wei2 · 标准为 biao1 zhun3 wei2
为您 wei4 nin2 · 为你 wei4 ni3 · 为了 wei4 le5 · 因为 yin1 wei4 · 为什么 wei4 shen2 me5 · 了解 liao3 jie3
不得了 bu4 de2 liao3 · 办不了 ban4 bu5 liao3 · 受不了 shou4 bu5 liao3 · 解决不了 jie3 jue2 bu5 liao3
处理不了 chu3 li3 bu5 liao3 · 听得清 ting1 de5 qing1 · 听得见 ting1 de5 jian4 · 听得懂 ting1 de5 dong3
看得见 kan4 de5 jian4 · 看得清 kan4 de5 qing1 · 觉得 jue2 de5 · 记得 ji4 de5 · 获得 huo4 de2 · 取得 qu3 de2
不得 bu4 de2 · 睡觉 shui4 jiao4 · 感觉 gan3 jue2 · 辍学 chuo4 xue2 · 弄虚作假 nong4 xu1 zuo4 jia3 · 骗取 pian4 qu3
冒领 mao4 ling3 · 低保 di1 bao3 · 特困 te4 kun4 · 危房 wei1 fang2 · 改造 gai3 zao4 · 残疾 can2 ji2
残疾人 can2 ji2 ren2 · 慢病 man4 bing4 · 血糖 xue4 tang2 · 糖尿病 tang2 niao4 bing4 · 尿毒症 niao4 du2 zheng4
症状 zheng4 zhuang4 · 症结 zheng1 jie2 · 癌症 ai2 zheng4 · 肺结核 fei4 jie2 he2 · 哮喘 xiao4 chuan3 · 透析 tou4 xi1
骨折 gu3 zhe2 · 折算 zhe2 suan4 · 打折 da3 zhe2 · 折腾 zhe1 teng5 · 户籍 hu4 ji2 · 脉搏 mai4 bo2 · 薄弱 bo2 ruo4
薄膜 bo2 mo2 · 厚薄 hou4 bao2 · 露水 lu4 shui3 · 暴露 bao4 lu4 · 露馅 lou4 xian4 · 剥夺 bo1 duo2 · 剥削 bo1 xue1
占用 zhan4 yong4 · 占比 zhan4 bi3 · 尽快 jin3 kuai4 · 尽量 jin3 liang4 · 尽管 jin3 guan3 · 尽力 jin4 li4
尽职 jin4 zhi2 · 抹布 ma1 bu4 · 宁可 ning4 ke3 · 宁愿 ning4 yuan4 · 涨价 zhang3 jia4 · 长大 zhang3 da4
村长 cun1 zhang3 · 乡长 xiang1 zhang3 · 县长 xian4 zhang3 · 家长 jia1 zhang3 · 校长 xiao4 zhang3 · 组长 zu3 zhang3
长期 chang2 qi1 · 延长 yan2 chang2 · 增长 zeng1 zhang3 · 生长 sheng1 zhang3 · 时长 shi2 chang2 · 擅长 shan4 chang2
便宜 pian2 yi5 · 方便 fang1 bian4 · 以便 yi3 bian4 · 便民 bian4 min2 · 畜牧 xu4 mu4 · 牲畜 sheng1 chu4
家畜 jia1 chu4 · 创收 chuang4 shou1 · 勾当 gou4 dang4 · 冠心病 guan1 xin1 bing4 · 冠军 guan4 jun1 · 系统 xi4 tong3
联系 lian2 xi4 · 系好 ji4 hao3 · 乐意 le4 yi4 · 音乐 yin1 yue4 · 快乐 kuai4 le4 · 吓人 xia4 ren2 · 恐吓 kong3 he4
埋怨 man2 yuan4 · 掩埋 yan3 mai2 · 妥帖 tuo3 tie1 · 请帖 qing3 tie3 · 淋雨 lin2 yu3 · 漂白 piao3 bai2
漂亮 piao4 liang5 · 漂浮 piao1 fu2 · 臭味 chou4 wei4 · 嗅觉 xiu4 jue2 · 浊度 zhuo2 du4 · 浑浊 hun2 zhuo2
沉淀 chen2 dian4 · 泥沙 ni2 sha1 · 砷 shen1 · 氟 fu2 · 余氯 yu2 lv4 · 大肠菌群 da4 chang2 jun1 qun2 · 病菌 bing4 jun1
处所 chu4 suo3 · 公里处 gong1 li3 chu4 · 村委会 cun1 wei3 hui4 · 阿姨 a1 yi2 · 阿胶 e1 jiao1 · 读书 du2 shu1
校对 jiao4 dui4 · 核对 he2 dui4 · 学校 xue2 xiao4 · 处一倍 chu3 yi1 bei4 · 处两倍 chu3 liang3 bei4
处三倍 chu3 san1 bei4 · 道行 dao4 heng2 · 调配 diao4 pei4 · 调拨 diao4 bo1 · 都匀 du1 yun2 · 古都 gu3 du1
怪不得 guai4 bu5 de5 · 恨不得 hen4 bu5 de5 · 舍不得 she3 bu5 de5
了不起 liao3 bu5 qi3 · 禁不住 jin1 bu5 zhu4 · 差旅 chai1 lv3 · 强人所难 qiang3 ren2 suo3 nan2
种养 zhong4 yang3 · 和睦共处 he2 mu4 gong4 chu3 · 处世 chu3 shi4 · 设身处地 she4 shen1 chu3 di4 · 咖喱 ga1 li2
便宜行事 bian4 yi2 xing2 shi4 · 水浒传 shui3 hu3 zhuan4 · 立传 li4 zhuan4 · 倒贴 dao4 tie1 · 名分 ming2 fen4
和泥 huo2 ni2 · 口角 kou3 jue2 · 起解 qi3 jie4 · 卷尺 juan3 chi3 · 卷款 juan3 kuan3 · 计量 ji4 liang4 · 估量 gu1 liang2
难友 nan4 you3 · 舍弃 she3 qi4 · 属望 zhu3 wang4 · 上载 shang4 zai4 · 泡涨 pao4 zhang4 · 头昏脑涨 tou2 hun1 nao3 zhang4
涨红 zhang4 hong2 · 简单明了 jian3 dan1 ming2 liao3 · 冲床 chong4 chuang2 · 私奔 si1 ben4 · 投奔 tou2 ben4 · 卡点 qia3 dian3
关卡 guan1 qia3 · 吐血 tu4 xue4 · 呕吐 ou3 tu4 · 上吐下泻 shang4 tu4 xia4 xie4 · 挨饿 ai2 e4 · 挨打 ai2 da3 · 挨骂 ai2 ma4
色子 shai3 zi5 · 掉色 diao4 shai3 · 折本 she2 ben3 · 拾级 she4 ji2 · 半身不遂 ban4 shen1 bu4 sui2 · 踏实 ta1 shi5 · 踏踏实实 ta1 ta1 shi2 shi2
体己 ti1 ji5 · 瓦刀 wa4 dao1 · 熨斗 yun4 dou3 · 漏斗 lou4 dou3 · 油炸 you2 zha2 · 琢磨 zuo2 mo5 · 豁免 huo4 mian3
果实累累 guo3 shi2 lei2 lei2 · 蒙骗 meng1 pian4 · 雪茄 xue3 jia1 · 呛水 qiang1 shui3 · 苫布 shan4 bu4
趟水 tang1 shui3 · 朝鲜 chao2 xian3 · 旋风 xuan4 feng1 · 饮马 yin4 ma3 · 佣金 yong4 jin1 · 逮捕 dai4 bu3 · 粮囤 liang2 dun4
猪肚 zhu1 du3 · 葛根 ge2 gen1 · 粘贴 zhan1 tie1 · 屏住 bing3 zhu4 · 血泊 xue4 po1 · 水泊 shui3 po1 · 血淋淋 xie3 lin2 lin2
一宿 yi1 xiu3 · 着装 zhuo2 zhuang1 · 穿着打扮 chuan1 zhuo2 da3 ban5 · 发卡 fa1 ka3 · 济宁 ji3 ning2 · 幢幢 chuang2 chuang2
应税 ying1 shui4 · 理应 li3 ying1 · 本应 ben3 ying1 · 罚没 fa2 mo4 · 勒紧 lei1 jin3 · 佛像 fo2 xiang4
差不多 cha4 bu5 duo1 · 差不离 cha4 bu5 li2 · 哽咽 geng3 ye4 · 呜咽 wu1 ye4 · 急难 ji2 nan4 · 遭难 zao1 nan4 · 禁不起 jin1 bu5 qi3 · 单亲 dan1 qin1
单亲家庭 dan1 qin1 jia1 ting2
`

/** The adverbial 地 is de5; in nouns of place it stays di4. */
export const adverbReadings = `
认真地 ren4 zhen1 de5 · 如实地 ru2 shi2 de5 · 及时地 ji2 shi2 de5 · 积极地 ji1 ji2 de5 · 主动地 zhu3 dong4 de5
耐心地 nai4 xin1 de5 · 仔细地 zi3 xi4 de5 · 慢慢地 man4 man4 de5 · 清楚地 qing1 chu5 de5 · 清晰地 qing1 xi1 de5
准确地 zhun3 que4 de5 · 完整地 wan2 zheng3 de5 · 快速地 kuai4 su4 de5 · 迅速地 xun4 su4 de5 · 严格地 yan2 ge2 de5
不断地 bu4 duan4 de5 · 逐步地 zhu2 bu4 de5 · 详细地 xiang2 xi4 de5 · 真实地 zhen1 shi2 de5 · 大声地 da4 sheng1 de5
轻轻地 qing1 qing1 de5 · 好好地 hao3 hao3 de5 · 顺利地 shun4 li4 de5 · 正常地 zheng4 chang2 de5 · 自愿地 zi4 yuan4 de5
独立地 du2 li4 de5 · 平稳地 ping2 wen3 de5 · 更好地 geng4 hao3 de5 · 有效地 you3 xiao4 de5 · 依法地 yi1 fa3 de5
反复地 fan3 fu4 de5 · 一字一句地 yi1 zi4 yi1 ju4 de5 · 一句一句地 yi1 ju4 yi1 ju4 de5 · 一步一步地 yi1 bu4 yi1 bu4 de5
一次次地 yi1 ci4 ci4 de5 · 户籍地 hu4 ji2 di4 · 所在地 suo3 zai4 di4 · 居住地 ju1 zhu4 di4 · 目的地 mu4 di4 di4
目的 mu4 di4 · 的确 di2 que4 · 正常地区 zheng4 chang2 di4 qu1 · 独立地块 du2 li4 di4 kuai4 · 艾克斯 ai4 ke4 si1
艾特 ai4 te4 · 卒中 cu4 zhong4
`

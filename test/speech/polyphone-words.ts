/** For each character of many readings, words that show them: word and syllables, parted by ·. */
export const polyphoneWords: Record<string, string> = {
  长: `长处 chang2 chu4 · 长远 chang2 yuan3 · 成长 cheng2 zhang3 · 长势 zhang3 shi4 · 专长 zhuan1 chang2 · 特长 te4 chang2 ·
    部长 bu4 zhang3 · 首长 shou3 zhang3 · 班长 ban1 zhang3 · 长者 zhang3 zhe3 · 身长 shen1 chang2 · 漫长 man4 chang2 ·
    院长 yuan4 zhang3 · 站长 zhan4 zhang3 · 所长 suo3 zhang3 · 州长 zhou1 zhang3 · 处长 chu4 zhang3 · 科长 ke1 zhang3 ·
    队长 dui4 zhang3 · 年长 nian2 zhang3 · 拔苗助长 ba2 miao2 zhu4 zhang3 · 长江 chang2 jiang1 · 长城 chang2 cheng2 ·
    会长 hui4 zhang3 · 长子 zhang3 zi3`,
  行: `行程 xing2 cheng2 · 发行 fa1 xing2 · 内行 nei4 hang2 · 外行 wai4 hang2 · 行列 hang2 lie4 · 农行 nong2 hang2 · 建行 jian4 hang2 ·
    工行 gong1 hang2 · 分行 fen1 hang2 · 支行 zhi1 hang2 · 行长 hang2 zhang3 · 行情 hang2 qing2 · 行距 hang2 ju4 · 施行 shi1 xing2 ·
    实行 shi2 xing2 · 通行 tong1 xing2 · 举行 ju3 xing2 · 暂行 zan4 xing2 · 现行 xian4 xing2 · 一行字 yi4 hang2 zi4 ·
    第三行 di4 san1 hang2 · 各行各业 ge4 hang2 ge4 ye4 · 言行 yan2 xing2 · 品行 pin3 xing2 · 道行 dao4 heng2 · 行李 xing2 li5 ·
    行贿 xing2 hui4 · 行使 xing2 shi3 · 步行 bu4 xing2 · 出行 chu1 xing2 · 并行 bing4 xing2 · 可行 ke3 xing2 · 先行 xian1 xing2 ·
    商行 shang1 hang2 · 银行卡 yin2 hang2 ka3`,
  重: `重视 zhong4 shi4 · 重叠 chong2 die2 · 重申 chong2 shen1 · 重阳 chong2 yang2 · 重点 zhong4 dian3 · 尊重 zun1 zhong4 ·
    加重 jia1 zhong4 · 超重 chao1 zhong4 · 重返 chong2 fan3 · 重逢 chong2 feng2 · 重任 zhong4 ren4 · 重组 chong2 zu3 ·
    双重 shuang1 chong2 · 多重 duo1 chong2 · 比重 bi3 zhong4 · 贵重 gui4 zhong4 · 繁重 fan2 zhong4 · 慎重 shen4 zhong4 ·
    郑重 zheng4 zhong4 · 隆重 long2 zhong4 · 重男轻女 zhong4 nan2 qing1 nv3 · 重播 chong2 bo1 · 重置 chong2 zhi4 ·
    三重保障 san1 chong2 bao3 zhang4 · 重灾区 zhong4 zai1 qu1 · 重蹈覆辙 chong2 dao3 fu4 zhe2`,
  调: `调研 diao4 yan2 · 调节 tiao2 jie2 · 调剂 tiao2 ji4 · 调度 diao4 du4 · 调离 diao4 li2 · 强调 qiang2 diao4 · 单调 dan1 diao4 ·
    曲调 qu3 diao4 · 调皮 tiao2 pi2 · 调味 tiao2 wei4 · 失调 shi1 tiao2 · 调控 tiao2 kong4 · 调配 diao4 pei4 · 调拨 diao4 bo1 ·
    调换 diao4 huan4 · 借调 jie4 diao4 · 调理 tiao2 li3 · 调料 tiao2 liao4 · 烹调 peng1 tiao2 · 论调 lun4 diao4 ·
    选调生 xuan3 diao4 sheng1 · 调价 tiao2 jia4 · 上调 shang4 tiao2 · 下调 xia4 tiao2 · 微调 wei1 tiao2 · 调低 tiao2 di1 ·
    外调 wai4 diao4`,
  为: `为难 wei2 nan2 · 为什么 wei4 shen2 me5 · 人为 ren2 wei2 · 以为 yi3 wei2 · 作为 zuo4 wei2 · 因为 yin1 wei4 · 为此 wei4 ci3 ·
    为何 wei4 he2 · 为止 wei2 zhi3 · 为主 wei2 zhu3 · 为民 wei4 min2 · 列为 lie4 wei2 · 改为 gai3 wei2 · 变为 bian4 wei2 ·
    分为 fen1 wei2 · 称为 cheng1 wei2 · 视为 shi4 wei2 · 较为 jiao4 wei2 · 极为 ji2 wei2 · 尤为 you2 wei2 · 颇为 po1 wei2 ·
    转为 zhuan3 wei2 · 定为 ding4 wei2 · 设为 she4 wei2 · 为准 wei2 zhun3 · 为由 wei2 you2 · 为例 wei2 li4 · 难为 nan2 wei5 ·
    舞弊行为 wu3 bi4 xing2 wei2 · 大有可为 da4 you3 ke3 wei2 · 最为 zui4 wei2 · 即为 ji2 wei2 · 均为 jun1 wei2 ·
    鉴定为 jian4 ding4 wei2 · 确认为 que4 ren4 wei2`,
  都: `都要 dou1 yao4 · 首都 shou3 du1 · 都市 du1 shi4 · 大都市 da4 du1 shi4 · 都匀 du1 yun2 · 全都 quan2 dou1 · 都没有 dou1 mei2 you3 ·
    成都 cheng2 du1 · 古都 gu3 du1`,
  得: `得出 de2 chu1 · 获得 huo4 de2 · 难得 nan2 de2 · 所得 suo3 de2 · 不得不 bu4 de2 bu4 · 值得 zhi2 de5 · 懂得 dong3 de5 ·
    舍得 she3 de5 · 得益 de2 yi4 · 得以 de2 yi3 · 心得 xin1 de2 · 非得 fei1 dei3 · 免得 mian3 de5 · 得体 de2 ti3 · 得罪 de2 zui4 ·
    晓得 xiao3 de5 · 显得 xian3 de5 · 跑得快 pao3 de5 kuai4 · 记得住 ji4 de5 zhu4 · 来得及 lai2 de5 ji2 · 得分 de2 fen1 ·
    得奖 de2 jiang3 · 赢得 ying2 de2 · 使得 shi3 de5 · 怪不得 guai4 bu5 de5 · 恨不得 hen4 bu5 de5 · 懒得 lan3 de5 · 得逞 de2 cheng3 ·
    求得 qiu2 de2 · 得力 de2 li4 · 得当 de2 dang4`,
  地: `地址 di4 zhi3 · 当地 dang1 di4 · 高兴地 gao1 xing4 de5 · 耕地 geng1 di4 · 产地 chan3 di4 · 田地 tian2 di4 · 科学地 ke1 xue2 de5 ·
    公开地 gong1 kai1 de5 · 最大限度地 zui4 da4 xian4 du4 de5 · 宅基地 zhai2 ji1 di4 · 天地 tian1 di4 · 工地 gong1 di4 ·
    草地 cao3 di4 · 林地 lin2 di4 · 本地 ben3 di4 · 外地 wai4 di4 · 异地 yi4 di4 · 原地 yuan2 di4 · 因地制宜地 yin1 di4 zhi4 yi2 de5 ·
    源源不断地 yuan2 yuan2 bu2 duan4 de5 · 有计划地 you3 ji4 hua4 de5 · 及时有效地 ji2 shi2 you3 xiao4 de5 · 灵活地 ling2 huo2 de5`,
  还: `还要 hai2 yao4 · 还款 huan2 kuan3 · 还债 huan2 zhai4 · 还能 hai2 neng2 · 返还 fan3 huan2 · 还原 huan2 yuan2 · 还书 huan2 shu1 ·
    还在 hai2 zai4 · 偿还 chang2 huan2 · 退还 tui4 huan2 · 还款日 huan2 kuan3 ri4 · 还不清 huan2 bu5 qing1 · 还贷 huan2 dai4 ·
    交还 jiao1 huan2 · 讨价还价 tao3 jia4 huan2 jia4 · 还乡 huan2 xiang1 · 还建房 huan2 jian4 fang2 ·
    退耕还林 tui4 geng1 huan2 lin2 · 还钱 huan2 qian2`,
  没: `没收 mo4 shou1 · 没有 mei2 you3 · 淹没 yan1 mo4 · 没完 mei2 wan2 · 沉没 chen2 mo4 · 没事 mei2 shi4 · 埋没 mai2 mo4 ·
    罚没 fa2 mo4 · 没问题 mei2 wen4 ti2 · 出没 chu1 mo4 · 没用 mei2 yong4 · 没水 mei2 shui3`,
  差: `差额 cha1 e2 · 差错 cha1 cuo4 · 差距 cha1 ju4 · 差异 cha1 yi4 · 误差 wu4 cha1 · 温差 wen1 cha1 · 差劲 cha4 jin4 ·
    较差 jiao4 cha4 · 很差 hen3 cha4 · 差旅费 chai1 lv3 fei4 · 差遣 chai1 qian3 · 交差 jiao1 chai1 · 公差 gong1 chai1 ·
    邮差 you2 chai1 · 参差不齐 cen1 ci1 bu4 qi2 · 差价 cha1 jia4 · 偏差 pian1 cha1 · 差生 cha4 sheng1 · 落差 luo4 cha1 ·
    贫富差距 pin2 fu4 cha1 ju4 · 时差 shi2 cha1`,
  应: `应该 ying1 gai1 · 应对 ying4 dui4 · 应急 ying4 ji2 · 应聘 ying4 pin4 · 响应 xiang3 ying4 · 适应 shi4 ying4 · 相应 xiang1 ying4 ·
    应允 ying1 yun3 · 答应 da1 ying5 · 供应 gong1 ying4 · 应征 ying4 zheng1 · 反应 fan3 ying4 · 对应 dui4 ying4 ·
    应付款 ying1 fu4 kuan3 · 应邀 ying4 yao1 · 应有 ying1 you3 · 效应 xiao4 ying4 · 感应 gan3 ying4 · 应诉 ying4 su4 ·
    应试 ying4 shi4 · 应援 ying4 yuan2 · 应收账款 ying1 shou1 zhang4 kuan3 · 应缴 ying1 jiao3 · 应发 ying1 fa1 · 应税 ying1 shui4 ·
    应变 ying4 bian4 · 应验 ying4 yan4 · 回应 hui2 ying4 · 呼应 hu1 ying4 · 理应 li3 ying1 · 应予 ying1 yu3`,
  供: `供电 gong1 dian4 · 供暖 gong1 nuan3 · 供需 gong1 xu1 · 供词 gong4 ci2 · 口供 kou3 gong4 · 供奉 gong4 feng4 · 供稿 gong1 gao3 ·
    供销社 gong1 xiao1 she4 · 翻供 fan1 gong4 · 供职 gong4 zhi2 · 供述 gong4 shu4 · 招供 zhao1 gong4 · 提供 ti2 gong1`,
  强: `强调 qiang2 diao4 · 坚强 jian1 qiang2 · 强迫 qiang3 po4 · 牵强 qian1 qiang3 · 加强 jia1 qiang2 · 强化 qiang2 hua4 ·
    强行 qiang2 xing2 · 强人所难 qiang3 ren2 suo3 nan2 · 强度 qiang2 du4 · 增强 zeng1 qiang2 · 强求 qiang3 qiu2`,
  更: `更正 geng1 zheng4 · 更改 geng1 gai3 · 更好 geng4 hao3 · 变更 bian4 geng1 · 更替 geng1 ti4 · 更衣室 geng1 yi1 shi4 ·
    三更半夜 san1 geng1 ban4 ye4 · 自力更生 zi4 li4 geng1 sheng1 · 更多 geng4 duo1 · 更名 geng1 ming2 · 更新 geng1 xin1 ·
    更年期 geng1 nian2 qi1`,
  间: `期间 qi1 jian1 · 间隔 jian4 ge2 · 房间 fang2 jian1 · 间歇 jian4 xie1 · 时间 shi2 jian1 · 民间 min2 jian1 · 间谍 jian4 die2 ·
    间隙 jian4 xi4 · 车间 che1 jian1 · 间作 jian4 zuo4 · 间或 jian4 huo4 · 空间 kong1 jian1 · 晚间 wan3 jian1 ·
    一间房 yi4 jian1 fang2 · 离间 li2 jian4 · 亲密无间 qin1 mi4 wu2 jian4`,
  数: `数额 shu4 e2 · 多数 duo1 shu4 · 数一数 shu3 yi5 shu3 · 人数 ren2 shu4 · 数字 shu4 zi4 · 数不清 shu3 bu5 qing1 · 户数 hu4 shu4 ·
    数十 shu4 shi2 · 数目 shu4 mu4 · 数学 shu4 xue2 · 数据 shu4 ju4 · 不计其数 bu2 ji4 qi2 shu4 · 数钱 shu3 qian2 ·
    屡见不鲜 lv3 jian4 bu4 xian1`,
  当: `当事人 dang1 shi4 ren2 · 当前 dang1 qian2 · 当做 dang4 zuo4 · 不当 bu2 dang4 · 妥当 tuo3 dang5 · 典当 dian3 dang4 ·
    当选 dang1 xuan3 · 当场 dang1 chang3 · 正当 zheng4 dang4 · 适当 shi4 dang4 · 相当 xiang1 dang1 · 担当 dan1 dang1 ·
    当真 dang4 zhen1 · 当天 dang4 tian1 · 当月 dang4 yue4 · 当成 dang4 cheng2 · 不正当 bu2 zheng4 dang4 · 当家 dang1 jia1 ·
    当兵 dang1 bing1 · 当然 dang1 ran2 · 得当 de2 dang4 · 当归 dang1 gui1 · 充当 chong1 dang1 · 每当 mei3 dang1 · 当铺 dang4 pu4 ·
    当众 dang1 zhong4`,
  种: `种子 zhong3 zi5 · 种树 zhong4 shu4 · 各种 ge4 zhong3 · 接种 jie1 zhong4 · 播种机 bo1 zhong3 ji1 · 耕种 geng1 zhong4 ·
    品种 pin3 zhong3 · 种粮 zhong4 liang2 · 种菜 zhong4 cai4 · 种苗 zhong3 miao2 · 一种病 yi4 zhong3 bing4 · 工种 gong1 zhong3 ·
    特种 te4 zhong3 · 种族 zhong3 zu2 · 良种 liang2 zhong3 · 制种 zhi4 zhong3 · 育种 yu4 zhong3 · 种牛 zhong3 niu2 ·
    种养 zhong4 yang3 · 种养殖 zhong4 yang3 zhi2 · 复种 fu4 zhong4 · 补种 bu3 zhong4`,
  处: `处于 chu3 yu2 · 处方 chu3 fang1 · 处长 chu4 zhang3 · 住处 zhu4 chu4 · 处境 chu3 jing4 · 处置 chu3 zhi4 · 用处 yong4 chu4 ·
    何处 he2 chu4 · 处所 chu4 suo3 · 惩处 cheng2 chu3 · 判处 pan4 chu3 · 随处 sui2 chu4 · 处级 chu4 ji2 · 信访处 xin4 fang3 chu4 ·
    惩处 cheng2 chu3 · 共处 gong4 chu3 · 处世 chu3 shi4 · 远处 yuan3 chu4 · 隐患处 yin3 huan4 chu4 · 处长室 chu4 zhang3 shi4 ·
    三处漏点 san1 chu4 lou4 dian3 · 警务处 jing3 wu4 chu4 · 出处 chu1 chu4`,
  发: `发票 fa1 piao4 · 白发 bai2 fa4 · 发展 fa1 zhan3 · 长发 chang2 fa4 · 发髻 fa4 ji4 · 毛发 mao2 fa4 · 假发 jia3 fa4 ·
    发型 fa4 xing2 · 发廊 fa4 lang2 · 洗发水 xi3 fa4 shui3 · 发热 fa1 re4 · 补发 bu3 fa1 · 代发 dai4 fa1 · 发丝 fa4 si1 ·
    脱发 tuo1 fa4 · 染发 ran3 fa4 · 一触即发 yi2 chu4 ji2 fa1`,
  假: `请假 qing3 jia4 · 假期 jia4 qi1 · 假冒 jia3 mao4 · 病假 bing4 jia4 · 虚假 xu1 jia3 · 假日 jia4 ri4 · 产假 chan3 jia4 ·
    假条 jia4 tiao2 · 假设 jia3 she4 · 婚假 hun1 jia4 · 节假日 jie2 jia4 ri4 · 度假 du4 jia4 · 真假 zhen1 jia3 · 休假 xiu1 jia4 ·
    假肢 jia3 zhi1 · 假牙 jia3 ya2`,
  便: `方便 fang1 bian4 · 便利 bian4 li4 · 以便 yi3 bian4 · 随便 sui2 bian4 · 便秘 bian4 mi4 · 便捷 bian4 jie2 · 大便 da4 bian4 ·
    简便 jian3 bian4 · 便宜行事 bian4 yi2 xing2 shi4 · 大腹便便 da4 fu4 pian2 pian2 · 便利店 bian4 li4 dian4`,
  传: `传统 chuan2 tong3 · 传说 chuan2 shuo1 · 传达 chuan2 da2 · 传播 chuan2 bo1 · 传真 chuan2 zhen1 · 水浒传 shui3 hu3 zhuan4 ·
    上传 shang4 chuan2 · 遗传 yi2 chuan2 · 外传 wai4 zhuan4 · 立传 li4 zhuan4`,
  朝: `朝向 chao2 xiang4 · 朝气 zhao1 qi4 · 朝阳 zhao1 yang2 · 清朝 qing1 chao2 · 朝代 chao2 dai4 · 朝着 chao2 zhe5 ·
    朝夕相处 zhao1 xi1 xiang1 chu3 · 坐北朝南 zuo4 bei3 chao2 nan2`,
  称: `名称 ming2 cheng1 · 对称 dui4 chen4 · 称赞 cheng1 zan4 · 称职 chen4 zhi2 · 称号 cheng1 hao4 · 相称 xiang1 chen4 ·
    职称 zhi2 cheng1 · 匀称 yun2 chen4 · 简称 jian3 cheng1 · 声称 sheng1 cheng1 · 称重 cheng1 zhong4`,
  乘: `乘坐 cheng2 zuo4 · 乘客 cheng2 ke4 · 乘法 cheng2 fa3`,
  弹: `弹性 tan2 xing4 · 炸弹 zha4 dan4 · 弹药 dan4 yao4 · 反弹 fan3 tan2 · 弹琴 tan2 qin2 · 动弹 dong4 tan5 · 弹窗 tan2 chuang1`,
  倒: `倒塌 dao3 ta1 · 倒水 dao4 shui3 · 倒闭 dao3 bi4 · 倒退 dao4 tui4 · 摔倒 shuai1 dao3 · 倒数 dao4 shu3 · 倒卖 dao3 mai4 ·
    倒计时 dao4 ji4 shi2 · 跌倒 die1 dao3 · 倒房 dao3 fang2 · 倒垃圾 dao4 la1 ji1 · 颠倒 dian1 dao3 · 倒伏 dao3 fu2 · 倒贴 dao4 tie1 ·
    打倒 da3 dao3 · 倒立 dao4 li4 · 倒挂 dao4 gua4 · 晕倒 yun1 dao3`,
  恶: `恶化 e4 hua4 · 厌恶 yan4 wu4 · 恶心 e3 xin1 · 凶恶 xiong1 e4 · 恶意 e4 yi4 · 恶性 e4 xing4 · 深恶痛绝 shen1 wu4 tong4 jue2 ·
    憎恶 zeng1 wu4 · 扫黑除恶 sao3 hei1 chu2 e4`,
  分: `分数 fen1 shu4 · 成分 cheng2 fen4 · 身份 shen1 fen4 · 部分 bu4 fen5 · 过分 guo4 fen4 · 水分 shui3 fen4 · 养分 yang3 fen4 ·
    百分比 bai3 fen1 bi3 · 处分 chu3 fen4 · 区分 qu1 fen1 · 分内 fen4 nei4 · 名分 ming2 fen4 · 充分 chong1 fen4 · 十分 shi2 fen1 ·
    盐分 yan2 fen4 · 分外 fen4 wai4 · 划分 hua4 fen1 · 本分 ben3 fen4 · 分解 fen1 jie3`,
  干: `干部 gan4 bu4 · 干旱 gan1 han4 · 干活 gan4 huo2 · 饼干 bing3 gan1 · 骨干 gu3 gan4 · 干净 gan1 jing4 · 干扰 gan1 rao3 ·
    若干 ruo4 gan1 · 主干道 zhu3 gan4 dao4 · 干涸 gan1 he2 · 烘干 hong1 gan1 · 干涉 gan1 she4 · 能干 neng2 gan4 · 干劲 gan4 jin4 ·
    才干 cai2 gan4 · 相干 xiang1 gan1 · 晒干 shai4 gan1 · 干渠 gan4 qu2 · 干流 gan4 liu2 · 干线 gan4 xian4 · 苦干 ku3 gan4 ·
    包干 bao1 gan1 · 实干 shi2 gan4 · 树干 shu4 gan4`,
  给: `给付 ji3 fu4 · 供给 gong1 ji3 · 补给 bu3 ji3 · 发给 fa1 gei3 · 交给 jiao1 gei3 · 给水 ji3 shui3 · 配给 pei4 ji3 · 给养 ji3 yang3 ·
    给我 gei3 wo3 · 给力 gei3 li4 · 付给 fu4 gei3`,
  好: `好客 hao4 ke4 · 好转 hao3 zhuan3 · 爱好 ai4 hao4 · 好奇 hao4 qi2 · 好学 hao4 xue2 · 良好 liang2 hao3 · 好人 hao3 ren2 ·
    喜好 xi3 hao4 · 好吃懒做 hao4 chi1 lan3 zuo4 · 友好 you3 hao3 · 嗜好 shi4 hao4 · 好逸恶劳 hao4 yi4 wu4 lao2 ·
    好高骛远 hao4 gao1 wu4 yuan3 · 讨好 tao3 hao3`,
  号: `号召 hao4 zhao4 · 号叫 hao2 jiao4 · 哀号 ai1 hao2 · 账号 zhang4 hao4 · 号啕大哭 hao2 tao2 da4 ku1 · 挂号 gua4 hao4`,
  和: `和谐 he2 xie2 · 和气 he2 qi5 · 搅和 jiao3 huo5 · 唱和 chang4 he4 · 掺和 chan1 huo5 · 温和 wen1 he2 · 和泥 huo2 ni2 ·
    一唱一和 yi2 chang4 yi2 he4 · 附和 fu4 he4 · 暖和 nuan3 huo5`,
  会: `会议 hui4 yi4 · 会计 kuai4 ji4 · 财会 cai2 kuai4 · 社会 she4 hui4 · 会计师 kuai4 ji4 shi1 · 会诊 hui4 zhen3 ·
    村委会 cun1 wei3 hui4`,
  济: `经济 jing1 ji4 · 人才济济 ren2 cai2 ji3 ji3 · 济南 ji3 nan2 · 接济 jie1 ji4`,
  降: `降低 jiang4 di1 · 降雨 jiang4 yu3 · 投降 tou2 xiang2 · 降压药 jiang4 ya1 yao4 · 降伏 xiang2 fu2`,
  角: `角度 jiao3 du4 · 主角 zhu3 jue2 · 五角 wu3 jiao3 · 配角 pei4 jue2 · 口角 kou3 jue2 · 角逐 jue2 zhu2`,
  教: `教育 jiao4 yu4 · 教书 jiao1 shu1 · 教师 jiao4 shi1 · 教会 jiao4 hui4 · 请教 qing3 jiao4 · 教学 jiao4 xue2 ·
    教不好 jiao1 bu5 hao3`,
  解: `解释 jie3 shi4 · 押解 ya1 jie4 · 起解 qi3 jie4 · 解元 jie4 yuan2 · 解答 jie3 da2 · 浑身解数 hun2 shen1 xie4 shu4 ·
    讲解 jiang3 jie3`,
  尽: `尽量 jin3 liang4 · 尽责 jin4 ze2 · 尽可能 jin3 ke3 neng2 · 详尽 xiang2 jin4 · 尽早 jin3 zao3 · 用尽 yong4 jin4 · 尽头 jin4 tou2 ·
    尽到 jin4 dao4 · 尽心 jin4 xin1 · 尽义务 jin4 yi4 wu4`,
  禁: `禁毒 jin4 du2 · 禁不住 jin1 bu5 zhu4 · 禁区 jin4 qu1 · 弱不禁风 ruo4 bu4 jin1 feng1 · 情不自禁 qing2 bu2 zi4 jin1 ·
    严禁 yan2 jin4`,
  卷: `卷宗 juan4 zong1 · 案卷 an4 juan4 · 卷烟 juan3 yan1 · 胶卷 jiao1 juan3 · 问卷 wen4 juan4 · 卷尺 juan3 chi3 · 阅卷 yue4 juan4 ·
    卷款 juan3 kuan3 · 花卷 hua1 juan3`,
  看: `看守 kan1 shou3 · 看管 kan1 guan3 · 查看 cha2 kan4 · 看家 kan1 jia1 · 看待 kan4 dai4 · 看望 kan4 wang4 · 照看 zhao4 kan4 ·
    看护费 kan1 hu4 fei4 · 看押 kan1 ya1`,
  空: `空白 kong4 bai2 · 空缺 kong4 que1 · 空气 kong1 qi4 · 空地 kong4 di4 · 填空 tian2 kong4 · 空置 kong1 zhi4 · 空闲 kong4 xian2 ·
    空格 kong4 ge2 · 空巢 kong1 chao2 · 空手 kong1 shou3 · 空余 kong4 yu2 · 空虚 kong1 xu1 · 空难 kong1 nan4`,
  落: `落实 luo4 shi2 · 落后 luo4 hou4 · 落枕 lao4 zhen3 · 村落 cun1 luo4 · 落下 luo4 xia4 · 跌落 die1 luo4 · 落款 luo4 kuan3 ·
    段落 duan4 luo4 · 落地 luo4 di4 · 落成 luo4 cheng2`,
  量: `数量 shu4 liang4 · 测量 ce4 liang2 · 量体温 liang2 ti3 wen1 · 重量 zhong4 liang4 · 丈量 zhang4 liang2 · 打量 da3 liang5 ·
    产量 chan3 liang4 · 量血压 liang2 xue4 ya1 · 量刑 liang4 xing2 · 衡量 heng2 liang2 · 尽量 jin3 liang4 · 计量 ji4 liang4 ·
    量力而行 liang4 li4 er2 xing2 · 思量 si1 liang5 · 估量 gu1 liang2 · 考量 kao3 liang2`,
  露: `露天 lu4 tian1 · 暴露 bao4 lu4 · 泄露 xie4 lou4 · 披露 pi1 lu4 · 露出 lu4 chu1 · 透露 tou4 lu4 · 揭露 jie1 lu4 · 露水 lu4 shui3`,
  率: `利率 li4 lv4 · 率先 shuai4 xian1 · 草率 cao3 shuai4 · 比率 bi3 lv4 · 就业率 jiu4 ye4 lv4 · 普及率 pu3 ji2 lv4 · 坦率 tan3 shuai4 ·
    概率 gai4 lv4 · 心率 xin1 lv4 · 表率 biao3 shuai4 · 轻率 qing1 shuai4 · 覆盖率 fu4 gai4 lv4 · 发生率 fa1 sheng1 lv4 ·
    带队率队 dai4 dui4 shuai4 dui4`,
  埋: `埋设 mai2 she4 · 埋怨 man2 yuan4 · 掩埋 yan3 mai2`,
  模: `模式 mo2 shi4 · 模具 mu2 ju4 · 模板 mu2 ban3 · 规模 gui1 mo2 · 模糊 mo2 hu5 · 劳模 lao2 mo2 · 一模一样 yi4 mu2 yi2 yang4`,
  难: `难题 nan2 ti2 · 灾难 zai1 nan4 · 难民 nan4 min2 · 困难 kun4 nan5 · 遇难 yu4 nan4 · 避难 bi4 nan4 · 为难 wei2 nan2 ·
    患难 huan4 nan4 · 苦难 ku3 nan4 · 刁难 diao1 nan4 · 难友 nan4 you3 · 疑难 yi2 nan2 · 逃难 tao2 nan4 · 落难 luo4 nan4 ·
    责难 ze2 nan4 · 就医难 jiu4 yi1 nan2`,
  片: `图片 tu2 pian4 · 片区 pian4 qu1 · 药片 yao4 pian4 · 名片 ming2 pian4 · 影片 ying3 pian4`,
  漂: `漂白粉 piao3 bai2 fen3 · 漂浮物 piao1 fu2 wu4 · 漂亮 piao4 liang5 · 漂流 piao1 liu2 · 漂洗 piao3 xi3`,
  曲: `弯曲 wan1 qu1 · 戏曲 xi4 qu3 · 曲解 qu1 jie3 · 扭曲 niu3 qu1 · 曲线 qu1 xian4`,
  少: `青少年 qing1 shao4 nian2 · 至少 zhi4 shao3 · 缺少 que1 shao3 · 少女 shao4 nv3 · 少数民族 shao3 shu4 min2 zu2 · 老少 lao3 shao4 ·
    少量 shao3 liang4 · 少儿 shao4 er2 · 少先队 shao4 xian1 dui4`,
  舍: `校舍 xiao4 she4 · 舍弃 she3 qi4 · 猪舍 zhu1 she4 · 畜舍 chu4 she4 · 房舍 fang2 she4 · 取舍 qu3 she3 · 圈舍 juan4 she4 ·
    农舍 nong2 she4 · 牛舍 niu2 she4`,
  圈: `羊圈 yang2 juan4 · 猪圈 zhu1 juan4 · 圈养 juan4 yang3 · 朋友圈 peng2 you5 quan1 · 生活圈 sheng1 huo2 quan1`,
  省: `节省 jie2 sheng3 · 省钱 sheng3 qian2 · 省亲 xing3 qin1 · 省级 sheng3 ji2 · 省内 sheng3 nei4`,
  盛: `茂盛 mao4 sheng4 · 盛会 sheng4 hui4 · 盛水 cheng2 shui3 · 盛情 sheng4 qing2`,
  似: `类似 lei4 si4 · 似乎 si4 hu1 · 似的 shi4 de5 · 疑似 yi2 si4`,
  属: `属于 shu3 yu2 · 家属 jia1 shu3 · 金属 jin1 shu3 · 属望 zhu3 wang4`,
  宿: `住宿 zhu4 su4 · 寄宿 ji4 su4 · 留宿 liu2 su4 · 宿舍 su4 she4`,
  提: `提交 ti2 jiao1 · 提防 di1 fang5 · 提前 ti2 qian2`,
  挑: `挑选 tiao1 xuan3 · 挑拨 tiao3 bo1 · 挑担 tiao1 dan4 · 挑衅 tiao3 xin4`,
  通: `通知 tong1 zhi1 · 通过 tong1 guo4`,
  系: `关系 guan1 xi4 · 联系 lian2 xi4 · 系统 xi4 tong3 · 系列 xi4 lie4 · 系安全带 ji4 an1 quan2 dai4 · 体系 ti3 xi4 · 维系 wei2 xi4`,
  相: `相关 xiang1 guan1 · 照相 zhao4 xiang4 · 相片 xiang4 pian4 · 真相 zhen1 xiang4 · 相应 xiang1 ying4 · 首相 shou3 xiang4 ·
    相机 xiang4 ji1 · 长相 zhang3 xiang4 · 亮相 liang4 xiang4 · 互相 hu4 xiang1 · 出洋相 chu1 yang2 xiang4 ·
    证件相 zheng4 jian4 xiang4`,
  削: `剥削 bo1 xue1 · 削弱 xue1 ruo4 · 瘦削 shou4 xue1 · 削皮 xiao1 pi2`,
  兴: `兴修 xing1 xiu1 · 高兴 gao1 xing4 · 兴趣 xing4 qu4 · 振兴 zhen4 xing1 · 兴建 xing1 jian4 · 兴奋 xing1 fen4 · 新兴 xin1 xing1 ·
    兴办 xing1 ban4 · 复兴 fu4 xing1 · 即兴 ji2 xing4 · 助兴 zhu4 xing4`,
  血: `血压 xue4 ya1 · 献血 xian4 xue4 · 出血 chu1 xue4 · 血糖 xue4 tang2 · 血淋淋 xie3 lin2 lin2 · 验血 yan4 xue4 · 贫血 pin2 xue4 ·
    高血压 gao1 xue4 ya1 · 抽血 chou1 xue4`,
  要: `要素 yao4 su4 · 要求 yao1 qiu2 · 主要 zhu3 yao4 · 要挟 yao1 xie2 · 需要 xu1 yao4 · 必要 bi4 yao4`,
  与: `参与 can1 yu4 · 与会 yu4 hui4 · 给与 ji3 yu3 · 赠与 zeng4 yu3 · 与其 yu3 qi2 · 参与率 can1 yu4 lv4`,
  载: `下载 xia4 zai4 · 记载 ji4 zai3 · 载重 zai4 zhong4 · 刊载 kan1 zai3 · 一年半载 yi4 nian2 ban4 zai3 · 转载 zhuan3 zai3 ·
    装载 zhuang1 zai4 · 登载 deng1 zai3 · 满载 man3 zai4 · 载明 zai3 ming2 · 超载 chao1 zai4 · 承载 cheng2 zai4 · 连载 lian2 zai3 ·
    上载 shang4 zai4`,
  占: `占有 zhan4 you3 · 占地 zhan4 di4 · 侵占 qin1 zhan4 · 占比 zhan4 bi3 · 占卜 zhan1 bu3 · 占领 zhan4 ling3`,
  涨: `上涨 shang4 zhang3 · 涨价 zhang3 jia4 · 涨幅 zhang3 fu2 · 高涨 gao1 zhang3 · 涨红了脸 zhang4 hong2 le5 lian3 ·
    泡涨 pao4 zhang4`,
  着: `接着 jie1 zhe5 · 着凉 zhao2 liang2 · 睡着 shui4 zhao2 · 着重 zhuo2 zhong4 · 沿着 yan2 zhe5 · 衣着 yi1 zhuo2 · 着力 zhuo2 li4 ·
    着眼 zhuo2 yan3 · 执着 zhi2 zhuo2 · 跟着 gen1 zhe5 · 意味着 yi4 wei4 zhe5 · 着落 zhuo2 luo4 · 找着了 zhao3 zhao2 le5 ·
    用不着 yong4 bu5 zhao2 · 沉着 chen2 zhuo2 · 着想 zhuo2 xiang3 · 附着 fu4 zhuo2 · 穿着整齐 chuan1 zhuo2 zheng3 qi2 ·
    活着 huo2 zhe5 · 随着 sui2 zhe5 · 着实 zhuo2 shi2`,
  只: `只要 zhi3 yao4 · 只是 zhi3 shi4 · 两只鸡 liang3 zhi1 ji1 · 只身 zhi1 shen1 · 船只 chuan2 zhi1 · 只能 zhi3 neng2 · 不只 bu4 zhi3`,
  中: `中心 zhong1 xin1 · 命中 ming4 zhong4 · 看中 kan4 zhong4 · 中标 zhong4 biao1 · 中风 zhong4 feng1 · 集中 ji2 zhong1 ·
    中暑 zhong4 shu3 · 其中 qi2 zhong1 · 中签 zhong4 qian1 · 猜中 cai1 zhong4 · 击中 ji1 zhong4 · 选中 xuan3 zhong4 ·
    中肯 zhong4 ken3 · 中意 zhong4 yi4`,
  转: `转账 zhuan3 zhang4 · 转移 zhuan3 yi2 · 自转 zi4 zhuan4 · 旋转 xuan2 zhuan3 · 转圈 zhuan4 quan1 · 周转 zhou1 zhuan3 ·
    转院 zhuan3 yuan4 · 好转 hao3 zhuan3 · 转办 zhuan3 ban4 · 公转 gong1 zhuan4 · 转速 zhuan4 su4 · 流转 liu2 zhuan3 ·
    团团转 tuan2 tuan2 zhuan4 · 运转 yun4 zhuan3 · 转椅 zhuan4 yi3 · 打转 da3 zhuan4`,
  作: `工作 gong1 zuo4 · 作业 zuo4 ye4 · 作坊 zuo1 fang5 · 操作 cao1 zuo4 · 合作社 he2 zuo4 she4 · 农作物 nong2 zuo4 wu4`,
  了: `了解 liao3 jie3 · 为了 wei4 le5 · 了结 liao3 jie2 · 完了 wan2 le5 · 受不了 shou4 bu5 liao3 · 吃不了 chi1 bu5 liao3 ·
    除了 chu2 le5 · 终了 zhong1 liao3 · 忘不了 wang4 bu5 liao3 · 免不了 mian3 bu5 liao3 · 少不了 shao3 bu5 liao3 · 到了 dao4 le5 ·
    一目了然 yi2 mu4 liao3 ran2 · 私了 si1 liao3 · 了不起 liao3 bu5 qi3 · 大不了 da4 bu5 liao3 · 未了 wei4 liao3 ·
    办得了 ban4 de5 liao3 · 拿不了 na2 bu5 liao3`,
  过: `过程 guo4 cheng2 · 经过 jing1 guo4 · 超过 chao1 guo4 · 来过 lai2 guo5 · 吃过 chi1 guo5 · 办过 ban4 guo5 · 过渡 guo4 du4 ·
    参加过 can1 jia1 guo5 · 享受过 xiang3 shou4 guo5 · 过敏 guo4 min3 · 不过 bu2 guo4 · 通过 tong1 guo4`,
  背: `背部 bei4 bu4 · 背书 bei4 shu1 · 背包 bei1 bao1 · 背诵 bei4 song4 · 背水 bei1 shui3 · 背景 bei4 jing3 · 驼背 tuo2 bei4 ·
    背面 bei4 mian4 · 违背 wei2 bei4 · 背负 bei1 fu4 · 背井离乡 bei4 jing3 li2 xiang1 · 背着孩子 bei1 zhe5 hai2 zi5 · 背篓 bei1 lou3`,
  藏: `藏族 zang4 zu2 · 隐藏 yin3 cang2 · 矿藏 kuang4 cang2 · 储藏 chu3 cang2 · 西藏 xi1 zang4 · 藏匿 cang2 ni4 · 躲藏 duo3 cang2`,
  参: `参考 can1 kao3 · 海参 hai3 shen1 · 党参 dang3 shen1 · 参军 can1 jun1 · 参差 cen1 ci1 · 丹参 dan1 shen1 · 参谋 can1 mou2`,
  曾: `曾经 ceng2 jing1 · 曾祖父 zeng1 zu3 fu4 · 未曾 wei4 ceng2 · 曾孙 zeng1 sun1 · 不曾 bu4 ceng2`,
  冲: `冲击 chong1 ji1 · 冲毁 chong1 hui3 · 冲床 chong4 chuang2 · 冲突 chong1 tu1 · 冲劲 chong4 jin4 · 冲走 chong1 zou3`,
  臭: `臭味 chou4 wei4 · 乳臭未干 ru3 xiu4 wei4 gan1 · 恶臭 e4 chou4`,
  畜: `牲畜 sheng1 chu4 · 畜禽 chu4 qin2 · 畜产品 xu4 chan3 pin3 · 家畜 jia1 chu4 · 畜牧业 xu4 mu4 ye4 · 畜力 chu4 li4 ·
    耕畜 geng1 chu4 · 六畜 liu4 chu4 · 种畜 zhong3 chu4`,
  单: `单位 dan1 wei4 · 单独 dan1 du2 · 清单 qing1 dan1 · 简单 jian3 dan1`,
  石: `石头 shi2 tou5 · 石屏 shi2 ping2 · 石斛 shi2 hu2`,
  奔: `奔跑 ben1 pao3 · 投奔 tou2 ben4 · 奔波 ben1 bo1 · 奔小康 ben4 xiao3 kang1 · 私奔 si1 ben4`,
  卡: `卡号 ka3 hao4 · 卡住 qia3 zhu4 · 关卡 guan1 qia3 · 卡点 qia3 dian3 · 刷卡 shua1 ka3 · 哨卡 shao4 qia3 · 社保卡 she4 bao3 ka3 ·
    办卡 ban4 ka3`,
  吐: `吐血 tu4 xue4 · 吐露 tu3 lu4 · 呕吐物 ou3 tu4 wu4 · 上吐下泻 shang4 tu4 xia4 xie4`,
  被: `被告 bei4 gao4 · 棉被 mian2 bei4 · 被褥 bei4 ru4`,
  扎: `扎根 zha1 gen1 · 驻扎 zhu4 zha1 · 扎实 zha1 shi5 · 扎针 zha1 zhen1 · 结扎 jie2 za1 · 包扎 bao1 za1`,
  其他: `一大间 yi2 da4 jian1 · 模样 mu2 yang4 · 薄荷 bo4 he5 · 似是而非 si4 shi4 er2 fei1 · 削减 xue1 jian3 · 症结 zheng1 jie2 ·
    挨饿 ai2 e4 · 挨家挨户 ai1 jia1 ai1 hu4 · 拗口 ao4 kou3 · 剥皮 bao1 pi2 · 刨除 pao2 chu2 · 炮制 pao2 zhi4 · 泡沫 pao4 mo4 ·
    辟谣 pi4 yao2 · 开辟 kai1 pi4 · 复辟 fu4 bi4 · 扁舟 pian1 zhou1 · 屏蔽 ping2 bi4 · 屏弃 bing3 qi4 · 瀑布 pu4 bu4 · 铺路 pu1 lu4 ·
    床铺 chuang2 pu4 · 铺面 pu4 mian4 · 铺张 pu1 zhang1 · 悄然 qiao3 ran2 · 翘首 qiao2 shou3 · 切实 qie4 shi2 · 切除 qie1 chu2 ·
    一切 yi2 qie4 · 亲切 qin1 qie4 · 密切 mi4 qie4 · 切割 qie1 ge1 · 散步 san4 bu4 · 散装 san3 zhuang1 · 零散 ling2 san3 ·
    分散 fen1 san4 · 散居 san3 ju1 · 丧失 sang4 shi1 · 丧葬 sang1 zang4 · 丧偶 sang4 ou3 · 办丧事 ban4 sang1 shi4 · 治丧 zhi4 sang1 ·
    扫帚 sao4 zhou5 · 打扫 da3 sao3 · 色子 shai3 zi5 · 掉色 diao4 shai3 · 厦门 xia4 men2 · 大厦 da4 sha4 · 扇子 shan4 zi5 ·
    折本 she2 ben3 · 拾级而上 she4 ji2 er2 shang4 · 什锦 shi2 jin3 · 熟悉 shu2 xi1 · 说服 shuo1 fu2 · 游说 you2 shui4 ·
    遂愿 sui4 yuan4 · 半身不遂 ban4 shen1 bu4 sui2 · 踏实 ta1 shi5 · 踏步 ta4 bu4 · 苔藓 tai2 xian3 · 舌苔 she2 tai1 · 体己 ti1 ji5 ·
    蜕皮 tui4 pi2 · 拓展 tuo4 zhan3 · 拓片 ta4 pian4 · 瓦刀 wa4 dao1 · 尾巴 wei3 ba5 · 吓唬 xia4 hu5 · 恐吓 kong3 he4 ·
    纤维 xian1 wei2 · 纤夫 qian4 fu1 · 校正 jiao4 zheng4 · 校园 xiao4 yuan2 · 叶子 ye4 zi5 · 艾滋病 ai4 zi1 bing4 ·
    自怨自艾 zi4 yuan4 zi4 yi4 · 熨斗 yun4 dou3 · 晕车 yun4 che1 · 头晕 tou2 yun1 · 择菜 zhai2 cai4 · 选择 xuan3 ze2 ·
    炸毁 zha4 hui3 · 油炸 you2 zha2 · 粘土 nian2 tu3 · 正月 zheng1 yue4 · 挣钱 zheng4 qian2 · 挣扎 zheng1 zha2 · 殖民 zhi2 min2 ·
    骨殖 gu3 shi5 · 症状 zheng4 zhuang4 · 轴承 zhou2 cheng2 · 爪子 zhua3 zi5 · 幢幢 chuang2 chuang2 · 琢磨 zuo2 mo5 ·
    钻井 zuan1 jing3 · 钻石 zuan4 shi2 · 钻探 zuan1 tan4 · 龟裂 jun1 lie4 · 乌龟 wu1 gui1 · 柜台 gui4 tai2 · 哈达 ha3 da2 ·
    吭声 keng1 sheng1 · 虹吸 hong2 xi1 · 划船 hua2 chuan2 · 计划 ji4 hua4 · 豁口 huo1 kou3 · 豁免 huo4 mian3 · 嚼碎 jiao2 sui4 ·
    咀嚼 ju3 jue2 · 结婚 jie2 hun1 · 结巴 jie1 ba5 · 巷道 hang4 dao4 · 小巷 xiao3 xiang4 · 夹克 jia1 ke4 · 夹袄 jia2 ao3 ·
    颈椎 jing3 zhui1 · 劲头 jin4 tou2 · 强劲 qiang2 jing4 · 句读 ju4 dou4 · 觉悟 jue2 wu4 · 睡觉 shui4 jiao4 · 龋齿 qu3 chi3 ·
    咖喱 ga1 li2 · 咖啡 ka1 fei1 · 壳牌 ke2 pai2 · 地壳 di4 qiao4 · 可汗 ke4 han2 · 溃疡 kui4 yang2 · 烙饼 lao4 bing3 ·
    勒索 le4 suo3 · 勒紧 lei1 jin3 · 累计 lei3 ji4 · 劳累 lao2 lei4 · 果实累累 guo3 shi2 lei2 lei2 · 擂台 lei4 tai2 · 丽水 li2 shui3 ·
    两侧 liang3 ce4 · 淋巴 lin2 ba1 · 淋病 lin4 bing4 · 蒸馏水 zheng1 liu2 shui3 · 碌碡 liu4 zhou5 · 忙碌 mang2 lu4 · 绿林 lu4 lin2 ·
    绿化 lv4 hua4 · 论语 lun2 yu3 · 讨论 tao3 lun4 · 脉搏 mai4 bo2 · 脉脉含情 mo4 mo4 han2 qing2 · 蔓延 man4 yan2 · 蒙骗 meng1 pian4 ·
    蒙古 meng3 gu3 · 蒙受 meng2 shou4 · 秘鲁 bi4 lu3 · 秘书 mi4 shu1 · 娜 na4 · 奴隶 nu2 li4 · 疟疾 nve4 ji5 · 胖乎乎 pang4 hu1 hu1 ·
    心宽体胖 xin1 kuan1 ti3 pan2 · 喷香 pen4 xiang1 · 喷灌 pen1 guan4 · 癖好 pi3 hao4 · 一曝十寒 yi2 pu4 shi2 han2 ·
    曝光 bao4 guang1 · 栖息 qi1 xi1 · 奇数 ji1 shu4 · 奇怪 qi2 guai4 · 稽查 ji1 cha2 · 缉拿 ji1 na2 · 茄子 qie2 zi5 · 雪茄 xue3 jia1 ·
    呛水 qiang1 shui3 · 雀跃 que4 yue4 · 塞车 sai1 che1 · 堵塞 du3 se4 · 要塞 yao4 sai4 · 闭塞 bi4 se4 · 煞费苦心 sha4 fei4 ku3 xin1 ·
    苫布 shan4 bu4 · 稍息 shao4 xi1 · 摄氏度 she4 shi4 du4 · 生肖 sheng1 xiao4 · 石斛 shi2 hu2 · 氏族 shi4 zu2 · 刷白 shua4 bai2 ·
    忪 song1 · 趟水 tang1 shui3 · 一趟 yi2 tang4 · 帖子 tie3 zi5 · 请帖 qing3 tie3 · 字帖 zi4 tie4 · 同胞 tong2 bao1 ·
    胡同 hu2 tong4 · 圩 xu1 · 汤池 tang1 chi2 · 鲜见 xian3 jian4 · 新鲜 xin1 xian1 · 朝鲜 chao2 xian3 · 巷口 xiang4 kou3 ·
    星宿 xing1 xiu4 · 旋风 xuan4 feng1 · 咽炎 yan1 yan2 · 燕山 yan1 shan1 · 殷实 yin1 shi2 · 饮马 yin4 ma3 · 饮水 yin3 shui3 ·
    佣金 yong4 jin1 · 雇佣 gu4 yong1 · 予以 yu3 yi3 · 授予 shou4 yu3 · 雨雪 yu3 xue3 · 语 yu3 · 员工 yuan2 gong1 · 晕倒 yun1 dao3 ·
    脏水 zang1 shui3 · 心脏 xin1 zang4 · 轧钢 zha2 gang1 · 碾轧 nian3 ya4 · 颤抖 chan4 dou3 · 颤栗 zhan4 li4 · 召开 zhao4 kai1 ·
    折旧 zhe2 jiu4 · 枳 zhi3 · 质量 zhi4 liang4 · 中间人 zhong1 jian1 ren2 · 仔细 zi3 xi4 · 仔猪 zi3 zhu1 · 牛仔 niu2 zai3 ·
    综合 zong1 he2 · 钻研 zuan1 yan2 · 柞水 zha4 shui3 · 坐标 zuo4 biao1 · 阿胶 e1 jiao1 · 阿姨 a1 yi2 · 坝区 ba4 qu1 · 蚌 bang4 ·
    堡垒 bao3 lei3 · 暴露 bao4 lu4 · 臂膀 bi4 bang3 · 胳臂 ge1 bei5 · 伺候 ci4 hou5 · 伺机 si4 ji1 · 匙 chi2 · 钥匙 yao4 shi5 ·
    创伤 chuang1 shang1 · 创造 chuang4 zao4 · 绰号 chuo4 hao4 · 伺服 si4 fu2 · 答案 da2 an4 · 逮捕 dai4 bu3 · 逮住 dai3 zhu4 ·
    担保 dan1 bao3 · 重担 zhong4 dan4 · 扁担 bian3 dan5 · 担子 dan4 zi5 · 石 shi2 · 叨扰 tao1 rao3 · 钉子 ding1 zi5 ·
    斗争 dou4 zheng1 · 肚子 du4 zi5 · 猪肚 zhu1 du3 · 囤积 tun2 ji1 · 粮囤 liang2 dun4 · 坊间 fang1 jian1 · 坊 fang1 ·
    佛教 fo2 jiao4 · 仿佛 fang3 fu2 · 杆子 gan1 zi5 · 电线杆 dian4 xian4 gan1 · 枪杆 qiang1 gan3 · 杠杆 gang4 gan3 · 葛根 ge2 gen1 ·
    诸葛 zhu1 ge3 · 蛤蜊 ge2 li2 · 供气 gong1 qi4 · 勾当 gou4 dang4 · 骨头 gu3 tou5 · 骨碌 gu1 lu5 · 观察 guan1 cha2 ·
    道观 dao4 guan4 · 冠状 guan1 zhuang4 · 冠军 guan4 jun1 · 鸡冠 ji1 guan1 · 新冠 xin1 guan1 · 桧树 gui4 shu4 · 过磅 guo4 bang4`,
}

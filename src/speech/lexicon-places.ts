/** Prefectures, counties, townships and peoples of Yunnan that hold a rare or many-voiced character. Same form as lexicon-words.ts. */
export const placeReadings = `
铜都 tong2 du1 · 阿都乡 a1 du1 xiang1 · 都龙 du1 long2 · 民乐镇 min2 le4 zhen4 · 柏林乡 bai3 lin2 xiang1 · 曲水镇 qu3 shui3 zhen4
牟定 mou2 ding4 · 勐海 meng3 hai3 · 勐腊 meng3 la4 · 弥勒 mi2 le4 · 弥渡 mi2 du4 · 蒙自 meng2 zi4 · 个旧 ge4 jiu4
双柏 shuang1 bai3 · 绿春 lv4 chun1 · 石屏 shi2 ping2 · 屏边 ping2 bian1 · 漾濞 yang4 bi4 · 宁蒗 ning2 lang4
宁洱 ning2 er3 · 洱源 er3 yuan2 · 洱海 er3 hai3 · 镇沅 zhen4 yuan2 · 巍山 wei1 shan1 · 峨山 e2 shan1
嵩明 song1 ming2 · 寻甸 xun2 dian4 · 鲁甸 lu3 dian4 · 施甸 shi1 dian4 · 禄劝 lu4 quan4 · 禄丰 lu4 feng1
泸西 lu2 xi1 · 泸水 lu2 shui3 · 泸沽湖 lu2 gu1 hu2 · 会泽 hui4 ze2 · 华宁 hua2 ning2 · 华坪 hua2 ping2
兰坪 lan2 ping2 · 麒麟 qi2 lin2 · 沾益 zhan1 yi4 · 呈贡 cheng2 gong4 · 澄江 cheng2 jiang1 · 绥江 sui2 jiang1
西畴 xi1 chou2 · 麻栗坡 ma2 li4 po1 · 砚山 yan4 shan1 · 丘北 qiu1 bei3 · 南涧 nan2 jian4 · 鹤庆 he4 qing4
陇川 long3 chuan1 · 芒市 mang2 shi4 · 元谋 yuan2 mou2 · 耿马 geng3 ma3 · 沧源 cang1 yuan2 · 澜沧 lan2 cang1
孟连 meng4 lian2 · 西盟 xi1 meng2 · 景谷 jing3 gu3 · 思茅 si1 mao2 · 普洱 pu3 er3 · 德钦 de2 qin1 · 腾冲 teng2 chong1
彝良 yi2 liang2 · 巧家 qiao3 jia1 · 威信 wei1 xin4 · 水富 shui3 fu4 · 大姚 da4 yao2 · 姚安 yao2 an1
楚雄 chu3 xiong2 · 曲靖 qu3 jing4 · 迪庆 di2 qing4 · 怒江 nu4 jiang1 · 德宏 de2 hong2 · 西双版纳 xi1 shuang1 ban3 na4
景洪 jing3 hong2 · 大理 da4 li3 · 昆明 kun1 ming2 · 昭通 zhao1 tong1 · 保山 bao3 shan1 · 丽江 li4 jiang1
临沧 lin2 cang1 · 文山 wen2 shan1 · 玉溪 yu4 xi1 · 香格里拉 xiang1 ge2 li3 la1 · 傈僳族 li4 su4 zu2
拉祜族 la1 hu4 zu2 · 佤族 wa3 zu2 · 傣族 dai3 zu2 · 彝族 yi2 zu2 · 哈尼族 ha1 ni2 zu2 · 纳西族 na4 xi1 zu2
阿子营 a1 zi3 ying2 · 奔子栏 ben1 zi3 lan2 · 子里甲 zi3 li3 jia3 · 五华山 wu3 hua2 shan1 · 华山街道 hua2 shan1 jie1 dao4
华山东路 hua2 shan1 dong1 lu4 · 华山西路 hua2 shan1 xi1 lu4 · 华山南路 hua2 shan1 nan2 lu4 · 斗南 dou3 nan2 · 北斗 bei3 dou3
法斗 fa3 dou3 · 更戛 geng1 ga2 · 勐戛 meng3 ga2 · 维的乡 wei2 di4 xiang1 · 薄竹 bo2 zhu2 · 舍得乡 she3 de2 xiang1
干河乡 gan1 he2 xiang1 · 剥隘 bo1 ai4 · 姐相 jie3 xiang4
景颇族 jing3 po1 zu2 · 德昂族 de2 ang2 zu2 · 仫佬族 mu4 lao3 zu2
`

/** The 16 prefectures and 129 counties of Yunnan with their readings, each checked by a reader. */
const places = `
昆明市 kun1 ming2 shi4 · 五华区 wu3 hua2 qu1 · 盘龙区 pan2 long2 qu1 · 官渡区 guan1 du4 qu1 · 西山区 xi1 shan1 qu1
东川区 dong1 chuan1 qu1 · 呈贡区 cheng2 gong4 qu1 · 晋宁区 jin4 ning2 qu1 · 富民县 fu4 min2 xian4 · 宜良县 yi2 liang2 xian4
石林彝族自治县 shi2 lin2 yi2 zu2 zi4 zhi4 xian4 · 嵩明县 song1 ming2 xian4
禄劝彝族苗族自治县 lu4 quan4 yi2 zu2 miao2 zu2 zi4 zhi4 xian4 · 寻甸回族彝族自治县 xun2 dian4 hui2 zu2 yi2 zu2 zi4 zhi4 xian4
安宁市 an1 ning2 shi4 · 曲靖市 qu3 jing4 shi4 · 麒麟区 qi2 lin2 qu1 · 沾益区 zhan1 yi4 qu1 · 马龙区 ma3 long2 qu1
陆良县 lu4 liang2 xian4 · 师宗县 shi1 zong1 xian4 · 罗平县 luo2 ping2 xian4 · 富源县 fu4 yuan2 xian4 · 会泽县 hui4 ze2 xian4
宣威市 xuan1 wei1 shi4 · 玉溪市 yu4 xi1 shi4 · 红塔区 hong2 ta3 qu1 · 江川区 jiang1 chuan1 qu1 · 通海县 tong1 hai3 xian4
华宁县 hua2 ning2 xian4 · 易门县 yi4 men2 xian4 · 峨山彝族自治县 e2 shan1 yi2 zu2 zi4 zhi4 xian4
新平彝族傣族自治县 xin1 ping2 yi2 zu2 dai3 zu2 zi4 zhi4 xian4
元江哈尼族彝族傣族自治县 yuan2 jiang1 ha1 ni2 zu2 yi2 zu2 dai3 zu2 zi4 zhi4 xian4 · 澄江市 cheng2 jiang1 shi4
保山市 bao3 shan1 shi4 · 隆阳区 long2 yang2 qu1 · 施甸县 shi1 dian4 xian4 · 龙陵县 long2 ling2 xian4
昌宁县 chang1 ning2 xian4 · 腾冲市 teng2 chong1 shi4 · 昭通市 zhao1 tong1 shi4 · 昭阳区 zhao1 yang2 qu1
鲁甸县 lu3 dian4 xian4 · 巧家县 qiao3 jia1 xian4 · 盐津县 yan2 jin1 xian4 · 大关县 da4 guan1 xian4 · 永善县 yong3 shan4 xian4
绥江县 sui2 jiang1 xian4 · 镇雄县 zhen4 xiong2 xian4 · 彝良县 yi2 liang2 xian4 · 威信县 wei1 xin4 xian4 · 水富市 shui3 fu4 shi4
丽江市 li4 jiang1 shi4 · 古城区 gu3 cheng2 qu1 · 玉龙纳西族自治县 yu4 long2 na4 xi1 zu2 zi4 zhi4 xian4
永胜县 yong3 sheng4 xian4 · 华坪县 hua2 ping2 xian4 · 宁蒗彝族自治县 ning2 lang4 yi2 zu2 zi4 zhi4 xian4 · 普洱市 pu3 er3 shi4
思茅区 si1 mao2 qu1 · 宁洱哈尼族彝族自治县 ning2 er3 ha1 ni2 zu2 yi2 zu2 zi4 zhi4 xian4
墨江哈尼族自治县 mo4 jiang1 ha1 ni2 zu2 zi4 zhi4 xian4 · 景东彝族自治县 jing3 dong1 yi2 zu2 zi4 zhi4 xian4
景谷傣族彝族自治县 jing3 gu3 dai3 zu2 yi2 zu2 zi4 zhi4 xian4
镇沅彝族哈尼族拉祜族自治县 zhen4 yuan2 yi2 zu2 ha1 ni2 zu2 la1 hu4 zu2 zi4 zhi4 xian4
江城哈尼族彝族自治县 jiang1 cheng2 ha1 ni2 zu2 yi2 zu2 zi4 zhi4 xian4
孟连傣族拉祜族佤族自治县 meng4 lian2 dai3 zu2 la1 hu4 zu2 wa3 zu2 zi4 zhi4 xian4
澜沧拉祜族自治县 lan2 cang1 la1 hu4 zu2 zi4 zhi4 xian4 · 西盟佤族自治县 xi1 meng2 wa3 zu2 zi4 zhi4 xian4 · 临沧市 lin2 cang1 shi4
临翔区 lin2 xiang2 qu1 · 凤庆县 feng4 qing4 xian4 · 云县 yun2 xian4 · 永德县 yong3 de2 xian4 · 镇康县 zhen4 kang1 xian4
双江拉祜族佤族布朗族傣族自治县 shuang1 jiang1 la1 hu4 zu2 wa3 zu2 bu4 lang3 zu2 dai3 zu2 zi4 zhi4 xian4
耿马傣族佤族自治县 geng3 ma3 dai3 zu2 wa3 zu2 zi4 zhi4 xian4 · 沧源佤族自治县 cang1 yuan2 wa3 zu2 zi4 zhi4 xian4
楚雄彝族自治州 chu3 xiong2 yi2 zu2 zi4 zhi4 zhou1 · 楚雄市 chu3 xiong2 shi4 · 禄丰市 lu4 feng1 shi4 · 双柏县 shuang1 bai3 xian4
牟定县 mou2 ding4 xian4 · 南华县 nan2 hua2 xian4 · 姚安县 yao2 an1 xian4 · 大姚县 da4 yao2 xian4 · 永仁县 yong3 ren2 xian4
元谋县 yuan2 mou2 xian4 · 武定县 wu3 ding4 xian4 · 红河哈尼族彝族自治州 hong2 he2 ha1 ni2 zu2 yi2 zu2 zi4 zhi4 zhou1
个旧市 ge4 jiu4 shi4 · 开远市 kai1 yuan3 shi4 · 蒙自市 meng2 zi4 shi4 · 弥勒市 mi2 le4 shi4
屏边苗族自治县 ping2 bian1 miao2 zu2 zi4 zhi4 xian4 · 建水县 jian4 shui3 xian4 · 石屏县 shi2 ping2 xian4 · 泸西县 lu2 xi1 xian4
元阳县 yuan2 yang2 xian4 · 红河县 hong2 he2 xian4 · 金平苗族瑶族傣族自治县 jin1 ping2 miao2 zu2 yao2 zu2 dai3 zu2 zi4 zhi4 xian4
绿春县 lv4 chun1 xian4 · 河口瑶族自治县 he2 kou3 yao2 zu2 zi4 zhi4 xian4
文山壮族苗族自治州 wen2 shan1 zhuang4 zu2 miao2 zu2 zi4 zhi4 zhou1 · 文山市 wen2 shan1 shi4 · 砚山县 yan4 shan1 xian4
西畴县 xi1 chou2 xian4 · 麻栗坡县 ma2 li4 po1 xian4 · 马关县 ma3 guan1 xian4 · 丘北县 qiu1 bei3 xian4 · 广南县 guang3 nan2 xian4
富宁县 fu4 ning2 xian4 · 西双版纳傣族自治州 xi1 shuang1 ban3 na4 dai3 zu2 zi4 zhi4 zhou1 · 景洪市 jing3 hong2 shi4
勐海县 meng3 hai3 xian4 · 勐腊县 meng3 la4 xian4 · 大理白族自治州 da4 li3 bai2 zu2 zi4 zhi4 zhou1 · 大理市 da4 li3 shi4
漾濞彝族自治县 yang4 bi4 yi2 zu2 zi4 zhi4 xian4 · 祥云县 xiang2 yun2 xian4 · 宾川县 bin1 chuan1 xian4 · 弥渡县 mi2 du4 xian4
南涧彝族自治县 nan2 jian4 yi2 zu2 zi4 zhi4 xian4 · 巍山彝族回族自治县 wei1 shan1 yi2 zu2 hui2 zu2 zi4 zhi4 xian4
永平县 yong3 ping2 xian4 · 云龙县 yun2 long2 xian4 · 洱源县 er3 yuan2 xian4 · 剑川县 jian4 chuan1 xian4
鹤庆县 he4 qing4 xian4 · 德宏傣族景颇族自治州 de2 hong2 dai3 zu2 jing3 po1 zu2 zi4 zhi4 zhou1 · 瑞丽市 rui4 li4 shi4
芒市 mang2 shi4 · 梁河县 liang2 he2 xian4 · 盈江县 ying2 jiang1 xian4 · 陇川县 long3 chuan1 xian4
怒江傈僳族自治州 nu4 jiang1 li4 su4 zu2 zi4 zhi4 zhou1 · 泸水市 lu2 shui3 shi4 · 福贡县 fu2 gong4 xian4
贡山独龙族怒族自治县 gong4 shan1 du2 long2 zu2 nu4 zu2 zi4 zhi4 xian4
兰坪白族普米族自治县 lan2 ping2 bai2 zu2 pu3 mi3 zu2 zi4 zhi4 xian4 · 迪庆藏族自治州 di2 qing4 zang4 zu2 zi4 zhi4 zhou1
香格里拉市 xiang1 ge2 li3 la1 shi4 · 德钦县 de2 qin1 xian4 · 维西傈僳族自治县 wei2 xi1 li4 su4 zu2 zi4 zhi4 xian4
`

export const placeCases = places
  .trim()
  .split(/ · |\n/)
  .map((line): [name: string, pinyin: string] => {
    const [name = '', ...syllables] = line.split(' ')
    return [name, syllables.join(' ')]
  })

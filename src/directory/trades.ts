/** What work and courses are about; names in locales under `directory:trade.<id>`. */
export const trades = [
  'farming',
  'livestock',
  'forestry',
  'building',
  'factory',
  'driving',
  'electrics',
  'housekeeping',
  'care',
  'cooking',
  'cleaning',
  'security',
  'shops',
  'online-sales',
  'handicraft',
  'other',
] as const
export type Trade = (typeof trades)[number]

/** As the clerk who fills the table writes them. */
export const tradeWords: Record<string, Trade> = {
  种植: 'farming',
  养殖: 'livestock',
  林业: 'forestry',
  建筑: 'building',
  工厂: 'factory',
  驾驶: 'driving',
  电工电焊: 'electrics',
  家政: 'housekeeping',
  照护: 'care',
  餐饮: 'cooking',
  保洁: 'cleaning',
  保安: 'security',
  销售: 'shops',
  电商: 'online-sales',
  手工: 'handicraft',
  其他: 'other',
}

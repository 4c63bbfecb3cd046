declare module 'which-polygon' {
  type Collection = { type: 'FeatureCollection'; features: { properties: object; geometry: object }[] }
  /** Properties of the feature that holds `[x, y]`. */
  // biome-ignore lint/style/noDefaultExport: so the package exports it.
  export default function whichPolygon(collection: Collection): (point: [number, number]) => object | undefined
}

/**
 * Diseases of 农村贫困人口大病专项救治, as ids; names under `questions:serious-illness-treatment.disease.option.<id>`.
 * Configuration: a change of the list is a new version, and cases keep the version of the catalogue they were filed under.
 */
export const seriousDiseases = {
  version: '2020-1',
  /** 2019: 25 diseases, seen in published lists. */
  listedIn2019: [
    'child-heart',
    'child-leukaemia',
    'stomach-cancer',
    'oesophagus-cancer',
    'colon-cancer',
    'rectum-cancer',
    'kidney-failure',
    'lung-cancer',
    'liver-cancer',
    'breast-cancer',
    'cervix-cancer',
    'heart-attack',
    'cataract',
    'pneumoconiosis',
    'neuroblastoma',
    'child-lymphoma',
    'bone-sarcoma',
    'haemophilia',
    'thalassaemia',
    'cleft-lip',
    'hypospadias',
    'resistant-tuberculosis',
    'stroke',
    'copd',
    'aids-infection',
  ],
  /** Five more in 2020, from memory: to be confirmed against the published list before real use. */
  addedIn2020: ['bladder-cancer', 'ovary-cancer', 'kidney-cancer', 'severe-psychosis', 'rheumatic-heart'],
} as const

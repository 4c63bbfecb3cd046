import type { ServiceId } from '../types.ts'
import { jobSearch, jobTraining } from './employment.ts'
import { drinkingWater, housingRenovation } from './home.ts'
import { chronicDiseaseManagement, seriousIllnessAssistance, seriousIllnessTreatment } from './illness.ts'
import { insuranceEnrolment, remoteCareReimbursement } from './insurance.ts'
import { destituteSupport, minimumLivingAllowance, temporaryAssistance } from './livelihood.ts'
import { schoolDropout } from './school-dropout.ts'
import type { Form } from './types.ts'

/** What each service asks; a query asks nothing. */
export const forms: Record<ServiceId, Form> = {
  'temporary-assistance': temporaryAssistance,
  'destitute-support': destituteSupport,
  'minimum-living-allowance': minimumLivingAllowance,
  'job-search': jobSearch,
  'job-training': jobTraining,
  'housing-renovation': housingRenovation,
  'drinking-water': drinkingWater,
  'school-dropout': schoolDropout,
  'health-institutions': { questions: [], selfCheck: [] },
  'serious-illness-treatment': seriousIllnessTreatment,
  'chronic-disease-management': chronicDiseaseManagement,
  'insurance-enrolment': insuranceEnrolment,
  'remote-care-reimbursement': remoteCareReimbursement,
  'serious-illness-assistance': seriousIllnessAssistance,
}

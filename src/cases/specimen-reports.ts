import type { WaterReport, WaterReportFilter } from './find-water-reports.ts'

const reports: readonly WaterReport[] = [
  {
    id: 'specimen-report-000001',
    isOpen: true,
    division: '530114001',
    reportedOn: '2026-03-02',
    changedOn: '2026-03-04',
  },
  {
    id: 'specimen-report-000002',
    isOpen: false,
    division: '532501001',
    reportedOn: '2026-03-01',
    changedOn: '2026-03-09',
  },
]

/** Two invented reports, the same on every day: what test keys are answered. */
export function specimenReports({ ids, open, within = '', offset }: WaterReportFilter): WaterReport[] {
  return reports
    .filter(({ id, isOpen, division }) => {
      return (ids?.includes(id) ?? true) && (open ?? isOpen) === isOpen && division.startsWith(within)
    })
    .slice(offset)
}

/** What can be closed by infrastructure, as the findings list says: `yes` of all that are in neither list. */
export interface AuditFacts {
  /** They are numbered from 01 to this. */
  readonly findings: number;
  readonly partly: readonly number[];
  readonly no: readonly number[];
}

/** The five audits (findings.md 2.1 to 2.5, counted in 2.7: 260 findings, of which 125 yes, 101 partly, 34 no). */
export const audits: Readonly<Record<string, AuditFacts>> = {
  "TRADAI-H": { findings: 27, partly: [3, 4, 7, 8, 9, 12, 19, 20, 24], no: [] },
  "TRADAI-S": { findings: 42, partly: [4, 6, 21, 28], no: [] },
  EDGAR: {
    findings: 72,
    partly: [
      1, 2, 3, 8, 17, 20, 22, 23, 24, 35, 36, 38, 39, 40, 41, 43, 44, 45, 49, 52, 53, 54, 58, 60, 61, 65, 66,
      68,
    ],
    no: [6, 7],
  },
  USDCOP: {
    findings: 52,
    partly: [3, 6, 10, 12, 13, 14, 16, 17, 23, 27, 28, 29, 30, 31, 33, 39, 43, 44, 48, 49, 50, 51],
    no: [1, 4, 5, 7, 8, 11, 15, 18, 19, 20, 21, 22, 24, 26, 35, 36, 37, 40, 41, 42, 45, 46, 47, 52],
  },
  ORION: {
    findings: 67,
    partly: [
      1, 2, 3, 4, 8, 9, 11, 12, 13, 15, 17, 18, 19, 21, 23, 24, 25, 26, 32, 33, 34, 35, 36, 40, 43, 45, 48,
      49, 50, 53, 54, 56, 57, 58, 60, 61, 64, 67,
    ],
    no: [10, 27, 28, 30, 46, 62, 63, 65],
  },
};

import type { Row } from "./row";
import { edgarAttention } from "./rows/edgar-attention";
import { edgarDatabase } from "./rows/edgar-database";
import { edgarDeploymentRisks } from "./rows/edgar-deployment-risks";
import { edgarDisruption } from "./rows/edgar-disruption";
import { edgarGaps } from "./rows/edgar-gaps";
import { edgarHealthAdvice } from "./rows/edgar-health-advice";
import { edgarImplied } from "./rows/edgar-implied";
import { edgarLaterAdvice } from "./rows/edgar-later-advice";
import { edgarNetwork } from "./rows/edgar-network";
import { edgarProbes } from "./rows/edgar-probes";
import { edgarProcedures } from "./rows/edgar-procedures";
import { edgarRollback } from "./rows/edgar-rollback";
import { edgarRollouts } from "./rows/edgar-rollouts";
import { edgarScaling } from "./rows/edgar-scaling";
import { edgarServiceCalls } from "./rows/edgar-service-calls";
import { edgarUrgentAdvice } from "./rows/edgar-urgent-advice";
import { edgarWeaknesses } from "./rows/edgar-weaknesses";
import { orionAccess } from "./rows/orion-access";
import { orionData } from "./rows/orion-data";
import { orionDeployments } from "./rows/orion-deployments";
import { orionDocuments } from "./rows/orion-documents";
import { orionFailures } from "./rows/orion-failures";
import { orionImages } from "./rows/orion-images";
import { orionLoadAndCost } from "./rows/orion-load-and-cost";
import { orionMonitoring } from "./rows/orion-monitoring";
import { orionRecovery } from "./rows/orion-recovery";
import { tradaiHostingFunctions } from "./rows/tradai-hosting-functions";
import { tradaiHostingNetwork } from "./rows/tradai-hosting-network";
import { tradaiHostingRecords } from "./rows/tradai-hosting-records";
import { tradaiHostingServices } from "./rows/tradai-hosting-services";
import { tradaiSecurityAudit } from "./rows/tradai-security-audit";
import { tradaiSecurityBuckets } from "./rows/tradai-security-buckets";
import { tradaiSecurityData } from "./rows/tradai-security-data";
import { tradaiSecurityEdge } from "./rows/tradai-security-edge";
import { tradaiSecurityIdentity } from "./rows/tradai-security-identity";
import { tradaiSecurityNetwork } from "./rows/tradai-security-network";
import { tradaiSecurityRights } from "./rows/tradai-security-rights";
import { usdcopCalculations } from "./rows/usdcop-calculations";
import { usdcopModels } from "./rows/usdcop-models";
import { usdcopMonitoring } from "./rows/usdcop-monitoring";
import { usdcopPipelines } from "./rows/usdcop-pipelines";
import { usdcopSecrets } from "./rows/usdcop-secrets";

/** The findings of one audit. */
export interface Audit {
  /** What their ids begin with. */
  readonly prefix: string;
  readonly title: string;
  /** By number. */
  readonly rows: readonly Row[];
}

function numberOf({ id }: Row): number {
  return Number(id.slice(id.lastIndexOf("-") + 1));
}

function byNumber(...parts: readonly (readonly Row[])[]): readonly Row[] {
  return parts.flat().sort((a, b) => numberOf(a) - numberOf(b));
}

/** Every finding of the five audits with what became of it; a new file of rows is one more entry. */
export const ledger: readonly Audit[] = [
  {
    prefix: "TRADAI-H",
    title: "TradAI: hosting",
    rows: byNumber(tradaiHostingFunctions, tradaiHostingNetwork, tradaiHostingRecords, tradaiHostingServices),
  },
  {
    prefix: "TRADAI-S",
    title: "TradAI: security",
    rows: byNumber(
      tradaiSecurityAudit,
      tradaiSecurityBuckets,
      tradaiSecurityData,
      tradaiSecurityEdge,
      tradaiSecurityIdentity,
      tradaiSecurityNetwork,
      tradaiSecurityRights,
    ),
  },
  {
    prefix: "EDGAR",
    title: "EDGAR",
    rows: byNumber(
      edgarAttention,
      edgarDatabase,
      edgarDeploymentRisks,
      edgarDisruption,
      edgarGaps,
      edgarHealthAdvice,
      edgarImplied,
      edgarLaterAdvice,
      edgarNetwork,
      edgarProbes,
      edgarProcedures,
      edgarRollback,
      edgarRollouts,
      edgarScaling,
      edgarServiceCalls,
      edgarUrgentAdvice,
      edgarWeaknesses,
    ),
  },
  {
    prefix: "USDCOP",
    title: "USDCOP",
    rows: byNumber(usdcopCalculations, usdcopModels, usdcopMonitoring, usdcopPipelines, usdcopSecrets),
  },
  {
    prefix: "ORION",
    title: "ORION",
    rows: byNumber(
      orionAccess,
      orionData,
      orionDeployments,
      orionDocuments,
      orionFailures,
      orionImages,
      orionLoadAndCost,
      orionMonitoring,
      orionRecovery,
    ),
  },
];

export const ledgerRows: readonly Row[] = ledger.flatMap(({ rows }) => rows);

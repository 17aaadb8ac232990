import { createNotice } from "../../shared/components";
import type { LayerContext } from "../../shared/components";
import type { LayersBelow } from "../below";
import { createConfigRules } from "./config-rules";
import { createAccessAnalyzer, createGuardDuty, createInspector, createSecurityHub } from "./detectors";
import { findings } from "./findings";
import { createRecorder } from "./recorder";

/**
 * The detective services (TRADAI-S-42), where the switch is on and the environment owns its account: AWS has each once an
 * account, so all of them stay when the stack goes (decisions.md section 4).
 */
export function createDetection(context: LayerContext, { persistent, foundation }: LayersBelow): void {
  const { ownsAccount, threatDetection } = context.settings;
  if (!ownsAccount || !threatDetection) return;
  createGuardDuty(context);
  createSecurityHub(context);
  createInspector(context);
  createAccessAnalyzer(context);
  createConfigRules(context, createRecorder(context, persistent));
  for (const notice of findings(context)) createNotice(context, notice, foundation);
}

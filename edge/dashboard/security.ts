import { securityAlarm, securityControls } from "../../shared/alarms";
import type { Parts, Section } from "./section";
import type { Line } from "./widget";

/** What the filters count in the audit trail, which an auditor wants somebody to hear of. */
export function securitySection({ context }: Parts): Section {
  const namespace = context.names.securityMetrics();
  const rows = securityControls.map((control) => securityAlarm(control, namespace));
  const lines = rows.map(({ metric }): Line => ({ namespace, metric, dimensions: {} }));
  return {
    title: "Audit trail",
    runbooks: ["security"],
    charts: [{ title: "Audit trail: what was counted", stat: "Sum", lines }],
    alarms: rows.map(({ id }) => id),
  };
}

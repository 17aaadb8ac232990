import { everyFunctionAlarms, functionAlarms, heartbeatAlarms, lambdaConcurrency } from "../../shared/alarms";
import { existsIn, functionRows } from "../../shared/inventory";
import type { Parts, Section } from "./section";
import type { Line } from "./widget";

/** The functions that the environment has. */
export function functionsSection({ context }: Parts): Section {
  const { names, settings } = context;
  const rows = functionRows.filter((row) => existsIn(row, settings));
  const each = (metric: string): Line[] =>
    rows.map(({ id }) => ({
      namespace: "AWS/Lambda",
      metric,
      dimensions: { FunctionName: names.function(id) },
      label: id,
    }));
  return {
    title: "Functions",
    runbooks: ["functions"],
    charts: [
      { title: "Functions: invocations", stat: "Sum", lines: each("Invocations") },
      { title: "Functions: errors", stat: "Sum", lines: each("Errors") },
      { title: "Functions: throttles", stat: "Sum", lines: each("Throttles") },
      { title: "Functions: duration p95", stat: "p95", unit: "ms", lines: each("Duration") },
      { title: "Functions: at once", stat: "Maximum", lines: each("ConcurrentExecutions") },
    ],
    alarms: [
      ...everyFunctionAlarms,
      lambdaConcurrency(settings.lambdaConcurrencyLimit),
      ...rows.flatMap((row) => [...functionAlarms(row), ...heartbeatAlarms(row)]),
    ].map(({ id }) => id),
  };
}

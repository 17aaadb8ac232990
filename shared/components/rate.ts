/** `rate(2 minutes)`, `rate(1 hour)`, as EventBridge and Synthetics spell it. */
export function rate(minutes: number): string {
  const [value, unit] = minutes % 60 === 0 ? [minutes / 60, "hour"] : [minutes, "minute"];
  return `rate(${value} ${unit}${value === 1 ? "" : "s"})`;
}

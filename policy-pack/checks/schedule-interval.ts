const secondsOf: Readonly<Record<string, number>> = { minute: 60, hour: 3600, day: 86_400 };

/**
 * The shortest time between two runs of a schedule in seconds: `rate(...)` and `cron(...)` of EventBridge.
 * Undefined for what is no schedule that comes round. AWS refuses expressions that are malformed.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 */
export function shortestInterval(expression: string): number | undefined {
  const rate = /rate\((\d+) (minute|hour|day)/.exec(expression);
  const cron = /cron\((\S+) (\S+) /.exec(expression);
  if (rate) {
    return Number(rate[1]) * Number(secondsOf[String(rate[2])]);
  }
  return cron ? shortestGap(valuesOf(String(cron[2]), 24), valuesOf(String(cron[1]), 60)) * 60 : undefined;
}

/** Minutes between two runs on a day, or from the last one to the first of the next day. */
function shortestGap(hours: readonly number[], minutes: readonly number[]): number {
  // Stryker disable next-line ArithmeticOperator: minutes that are counted backwards lie as far from each other
  const times = hours.flatMap((hour) => minutes.map((minute) => hour * 60 + minute));
  return Math.min(...times.map((time, index) => (times[index + 1] ?? Number(times[0]) + 24 * 60) - time));
}

/** The numbers, in their order, that a field of a cron expression stands for: `*`, `5`, `1-5`, `0/15`, and lists of them. */
function valuesOf(field: string, limit: number): readonly number[] {
  const ranges = field.split(",").map((part) => {
    const [range, step] = part.split("/");
    const [from, to] = String(range).split("-");
    const isOpen = from === "*";
    const start = isOpen ? 0 : Number(from);
    const last = isOpen || step !== undefined ? limit : start;
    return { start, end: to === undefined ? last : Number(to), size: Number(step ?? 1) };
  });
  return Array.from({ length: limit }, (_, value) => value).filter((value) =>
    ranges.some(({ start, end, size }) => value >= start && value <= end && (value - start) % size === 0),
  );
}

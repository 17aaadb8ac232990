const secondsOf: Readonly<Record<string, number>> = { minute: 60, hour: 3600, day: 86_400 };

/**
 * The shortest time between two runs of a schedule in seconds: `rate(...)` and `cron(...)` of EventBridge.
 * Undefined for what is no schedule that comes round.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 */
export function shortestInterval(expression: string): number | undefined {
  const [, count = "", unit = ""] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  if (unit !== "") {
    return Number(count) * (secondsOf[unit] ?? 0);
  }
  const [, minutes = "", hours = ""] = /^cron\((\S+) (\S+) \S+ \S+ \S+(?: \S+)?\)$/.exec(expression) ?? [];
  const times = valuesOf(hours, 24).flatMap((hour) =>
    valuesOf(minutes, 60).map((minute) => hour * 60 + minute),
  );
  return times.length === 0 ? undefined : shortestGap(times.sort((a, b) => a - b)) * 60;
}

/** Between two minutes of a day, or from the last one to the first of the next day. */
function shortestGap(times: readonly number[]): number {
  const [first = 0] = times;
  return Math.min(...times.map((time, index) => (times[index + 1] ?? first + 24 * 60) - time));
}

/** The numbers that a field of a cron expression stands for: `*`, `5`, `1-5`, `0/15`, and lists of them. */
function valuesOf(field: string, limit: number): readonly number[] {
  const found = field.split(",").flatMap((part) => {
    const [, from = "", to, step] = /^(\*|\?|\d+)(?:-(\d+))?(?:\/(\d+))?$/.exec(part) ?? [];
    if (from === "") {
      return [];
    }
    const isOpen = !/^\d+$/.test(from);
    const start = isOpen ? 0 : Number(from);
    const end = to !== undefined ? Number(to) : isOpen || step !== undefined ? limit - 1 : start;
    const size = Math.max(1, Number(step ?? 1));
    const count = Math.max(0, Math.floor((Math.min(end, limit - 1) - start) / size) + 1);
    return Array.from({ length: count }, (_, index) => start + index * size);
  });
  return [...new Set(found)];
}

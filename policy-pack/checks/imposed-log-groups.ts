/** A log group whose name AWS gives, one for every environment of an account. */
interface ImposedGroup {
  readonly name: string;
  /** AWS's page that says so, as read on 2026-11-21. */
  readonly page: string;
}

const imposed: readonly ImposedGroup[] = [
  {
    name: "RDSOSMetrics",
    page: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.CloudWatchLogs.html",
  },
];

/** AWS's page that imposes the name of a group; undefined where the program chose it. */
export function imposedBy(name: string): string | undefined {
  return imposed.find((each) => each.name === name)?.page;
}

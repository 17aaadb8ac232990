/** A log group whose name AWS gives, without an environment in it. */
interface ImposedGroup {
  readonly name: RegExp;
  /** AWS's page that says so, as read on 2026-11-21. */
  readonly page: string;
  /** No property of what writes to it tells the name. */
  readonly isUnnamed?: true;
}

const imposed: readonly ImposedGroup[] = [
  {
    name: /^RDSOSMetrics$/,
    page: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.CloudWatchLogs.html",
    isUnnamed: true,
  },
  {
    // The identifier is the API's, which is one environment's.
    name: /^API-Gateway-Execution-Logs_[a-z0-9]+\/[\w-]+$/,
    page: "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",
  },
];

/** AWS's page that imposes the name of a group; undefined where the program chose it. */
export function imposedBy(name: string): string | undefined {
  return imposed.find((each) => each.name.test(name))?.page;
}

/** True for a group whose name no property of what writes to it tells. */
export function isUnnamed(name: string): boolean {
  return imposed.some((each) => each.isUnnamed === true && each.name.test(name));
}

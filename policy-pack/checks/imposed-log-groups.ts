/** A log group whose name AWS gives, without an environment in it. */
interface ImposedGroup {
  readonly name: RegExp;
  /** No property of what writes to it tells the name. */
  readonly isUnnamed?: true;
}

/** Each with AWS's page that says so, as read on 2026-11-21. */
const imposed: readonly ImposedGroup[] = [
  {
    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.CloudWatchLogs.html
    name: /^RDSOSMetrics$/,
    isUnnamed: true,
  },
  {
    // The identifier is the API's, which is one environment's.
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
    name: /^API-Gateway-Execution-Logs_[a-z0-9]+\/[\w-]+$/,
  },
];

/**
 * The group of a canary's function, which AWS names after the canary and at random, as read on 2026-11-21:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Canaries_CanaryPermissions.html
 */
const ofCanary = /^\/aws\/lambda\/cwsyn-([a-z0-9_-]+)-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The canary that a group's name names; undefined for a group that is no canary's. */
export const canaryOf = (name: string): string | undefined => ofCanary.exec(name)?.[1];

/** True where AWS imposes the name of a group, and false where the program chose it. */
export function isImposed(name: string): boolean {
  return imposed.some((each) => each.name.test(name));
}

/** True for a group whose name no property of what writes to it tells. */
export function isUnnamed(name: string): boolean {
  return imposed.some((each) => each.isUnnamed === true && each.name.test(name));
}

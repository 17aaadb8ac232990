/** Managed data identifiers of CloudWatch Logs that are hidden from readers: credentials and personal data (ORION-09). */
const identifiers = ["AwsSecretKey", "EmailAddress", "OpenSshPrivateKey", "PgpPrivateKey", "PkcsPrivateKey"];

/**
 * The data-protection policy of a log group: finds what should not be there, and masks it for whoever lacks
 * `logs:Unmask`.
 *
 * @param logGroup physical name, for the policy's own name.
 * @returns JSON, in the form of
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch-logs-data-protection-policies.html
 */
export function dataProtectionPolicy(logGroup: string): string {
  const dataIdentifiers = identifiers.map((name) => `arn:aws:dataprotection::aws:data-identifier/${name}`);
  return JSON.stringify({
    Name: `data-protection${logGroup.replaceAll(/[^A-Za-z0-9]+/g, "-")}`,
    Version: "2021-06-01",
    Statement: [
      {
        Sid: "audit",
        DataIdentifier: dataIdentifiers,
        Operation: { Audit: { FindingsDestination: {} } },
      },
      { Sid: "mask", DataIdentifier: dataIdentifiers, Operation: { Deidentify: { MaskConfig: {} } } },
    ],
  });
}

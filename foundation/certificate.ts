import * as aws from "@pulumi/aws";
import type { LayerContext } from "../shared/components";

/**
 * The one certificate of the domain, for the API and the load balancer, with its validation record (decisions.md
 * section 4); none where no domain is configured.
 */
export function createCertificate(context: LayerContext): aws.acm.CertificateValidation | undefined {
  const { domain } = context.settings;
  if (domain === undefined) return undefined;
  // A certificate has no fixed name, and whoever uses it must not be left without one.
  const replacedBeforeDeleted = context.options({ deleteBeforeReplace: false });
  const certificate = new aws.acm.Certificate(
    "certificate",
    {
      domainName: domain.name,
      validationMethod: "DNS",
      keyAlgorithm: "RSA_2048",
      options: { certificateTransparencyLoggingPreference: "ENABLED" },
      tags: context.tags(domain.name),
    },
    replacedBeforeDeleted,
  );
  const asked = certificate.domainValidationOptions.apply((options) => {
    const option = options[0];
    if (option === undefined) throw new Error(`ACM asks for no validation record of ${domain.name}`);
    return option;
  });
  const record = new aws.route53.Record(
    "certificate-validation-record",
    {
      zoneId: domain.zoneId,
      name: asked.resourceRecordName,
      type: asked.resourceRecordType,
      records: [asked.resourceRecordValue],
      ttl: 300,
      // ACM asks for the same record again for every certificate of this name and account.
      allowOverwrite: true,
    },
    replacedBeforeDeleted,
  );
  return new aws.acm.CertificateValidation(
    "certificate-validation",
    { certificateArn: certificate.arn, validationRecordFqdns: [record.fqdn] },
    replacedBeforeDeleted,
  );
}

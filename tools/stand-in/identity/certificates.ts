import { unknown, valuesAt, type Values } from "../values";
import type { Identity } from "./identity";

const pem = (kind: string): string => `-----BEGIN ${kind}-----\nMII{mixed:61}\n-----END ${kind}-----\n`;

/** Certificates of Certificate Manager and of a private authority. */
export const certificateIdentities: Readonly<Record<string, Identity>> = {
  "aws:acm/certificate:Certificate": {
    id: "arn:aws:acm:{region}:{account}:certificate/{uuid}",
    arn: "{id}",
    outputs: {
      status: "PENDING_VALIDATION",
      type: "AMAZON_ISSUED",
      keyAlgorithm: "RSA_2048",
      notAfter: "",
      notBefore: "",
      renewalEligibility: "INELIGIBLE",
    },
    derive: (inputs, fill) => {
      const domainName = fill("{domainName}");
      const others = valuesAt(inputs, "subjectAlternativeNames[]").filter(
        (name): name is string => typeof name === "string",
      );
      const names = [...new Set([domainName, ...others])];
      return {
        subjectAlternativeNames: names,
        domainValidationOptions: inputs.validationMethod === "DNS" ? validations(names, fill) : [],
      };
    },
  },
  "aws:acm/certificateValidation:CertificateValidation": {
    id: "2026-01-01 00:00:00 +0000 UTC",
    unique: "{certificateArn}",
  },
  "aws:acmpca/certificateAuthority:CertificateAuthority": {
    id: "arn:aws:acm-pca:{region}:{account}:certificate-authority/{uuid}",
    arn: "{id}",
    unique: "{uuid}",
    defaults: {
      keyStorageSecurityStandard: "FIPS_140_2_LEVEL_3_OR_HIGHER",
      usageMode: "GENERAL_PURPOSE",
    },
    outputs: {
      certificateSigningRequest: pem("CERTIFICATE REQUEST"),
      // There is none before the authority's own certificate is imported.
      certificate: "",
      certificateChain: "",
      notAfter: "",
      notBefore: "",
      serial: "",
    },
  },
  "aws:acmpca/certificate:Certificate": {
    id: "{certificateAuthorityArn}/certificate/{hex:32}",
    arn: "{id}",
    unique: "{hex:32}",
    outputs: { certificate: pem("CERTIFICATE"), certificateChain: "" },
  },
  "aws:acmpca/certificateAuthorityCertificate:CertificateAuthorityCertificate": {
    id: "{certificateAuthorityArn}",
    taken: "InvalidStateException",
  },
};

/** The record that proves a domain; a wildcard is proved by the record of the name below it. */
function validations(names: readonly string[], fill: (template: string) => string): Values[] {
  return names.map((domainName) => {
    const proved = domainName.replace(/^\*\./, "");
    return {
      domainName,
      resourceRecordName: proved === unknown ? unknown : fill(`_{hex:32}.${proved}.`),
      resourceRecordType: "CNAME",
      resourceRecordValue: fill("_{lower:32}.{lower:10}.acm-validations.aws."),
    };
  });
}

import type { CloudResource } from "../../cloud";
import { textOf, valuesAt, type Value } from "../../values";
import { authorityActive } from "../needs-certificates";
import { named, special, type SpecialCase } from "./case";

const type = "aws:acm/certificateValidation:CertificateValidation";
const page = "acm/latest/userguide/dns-validation.html";

const plain = (name: Value | undefined): string => (textOf(name) ?? "").replace(/\.$/, "").toLowerCase();

const recordsOf = (certificate: CloudResource | undefined): string[] =>
  certificate === undefined
    ? []
    : valuesAt(certificate.outputs, "domainValidationOptions[].resourceRecordName").map(plain);

/** AWS issues a certificate when it finds every record; until then the validation waits, and in the end fails. */
const recordsThere = special(type, "RequestTimeout", page, ({ inputs }, cloud) => {
  const [certificate] = named(cloud, ["aws:acm/certificate:Certificate"], inputs.certificateArn);
  const records = cloud.list("aws:route53/record:Record");
  const met = recordsOf(certificate).map((name) => ({
    name,
    record: records.find(({ inputs: { name: own, type: kind } }) => kind === "CNAME" && plain(own) === name),
  }));
  const missing = met.filter(({ record }) => record === undefined).map(({ name }) => name);
  if (missing.length === 0) return met.flatMap(({ record }) => record ?? []);
  return {
    said: "timeout while waiting for the certificate's state to become 'ISSUED' (last state: 'PENDING_VALIDATION')",
    hint: `no record for ${missing.join(", ")} at this moment`,
  };
});

const allPassed = special(type, "InvalidParameter", page, ({ inputs }, cloud) => {
  const passed = valuesAt(inputs, "validationRecordFqdns[]").map(plain);
  const [certificate] = named(cloud, ["aws:acm/certificate:Certificate"], inputs.certificateArn);
  const missing = recordsOf(certificate).filter((name) => !passed.includes(name));
  if (passed.length === 0 || missing.length === 0) return [];
  return { said: `missing ${missing.join(", ")} DNS validation record` };
});

const issued = "aws:acmpca/certificate:Certificate";
const authority = "aws:acmpca/certificateAuthority:CertificateAuthority";
const issuePage = "privateca/latest/APIReference/API_IssueCertificate.html";

/** Before it is active, an authority issues nothing but its own root certificate. */
const ownFirst = special(issued, "InvalidStateException", issuePage, ({ inputs }, cloud) => {
  const [found] = named(cloud, [authority], inputs.certificateAuthorityArn);
  if (found === undefined) return [];
  if (textOf(inputs.templateArn)?.endsWith("/RootCACertificate/V1") === true) return [found];
  const active = authorityActive(found, cloud);
  if (typeof active !== "string") return active;
  return { said: "The certificate authority is not in the ACTIVE state", hint: active };
});

const family = (algorithm: Value | undefined): string =>
  textOf(algorithm)?.includes("EC") === true ? "ECDSA" : "RSA";

const sameFamily = special(issued, "InvalidArgsException", issuePage, ({ inputs }, cloud) => {
  const [found] = named(cloud, [authority], inputs.certificateAuthorityArn);
  const [algorithm] = valuesAt(found?.inputs, "certificateAuthorityConfiguration.keyAlgorithm");
  if (algorithm === undefined || family(algorithm) === family(inputs.signingAlgorithm)) return [];
  return {
    said: `The signing algorithm ${textOf(inputs.signingAlgorithm) ?? ""} does not fit the authority's key ${textOf(algorithm) ?? ""}`,
  };
});

/** Reviewed 2026-11-21. */
export const certificateCases: readonly SpecialCase[] = [recordsThere, allPassed, ownFirst, sameFamily];

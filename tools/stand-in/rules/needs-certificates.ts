import type { Need } from "./needs";

/** A listener takes a certificate only once it is issued, which is what its validation waits for. */
export const certificateIssued: Need = (found, cloud) => {
  const { certificateBody, certificateAuthorityArn, validationMethod } = found.inputs;
  if (validationMethod === undefined && (certificateBody ?? certificateAuthorityArn) !== undefined) return [];
  const validated = cloud
    .list("aws:acm/certificateValidation:CertificateValidation")
    .filter(({ inputs }) => inputs.certificateArn === found.arn);
  return validated.length > 0 ? validated : `certificate '${found.arn ?? found.id}' is not issued yet`;
};

/** A private authority issues nothing for others before it has a certificate of its own. */
export const authorityActive: Need = (found, cloud) => {
  const own = cloud
    .list("aws:acmpca/certificateAuthorityCertificate:CertificateAuthorityCertificate")
    .filter(({ inputs }) => inputs.certificateAuthorityArn === found.arn);
  return own.length > 0
    ? own
    : `authority '${found.arn ?? found.id}' has no certificate and is PENDING_CERTIFICATE`;
};

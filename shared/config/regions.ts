import { Region } from "@pulumi/aws/types/enums";

/**
 * Regions of AWS's commercial partition, from the provider's own table. The others (China, GovCloud, the
 * isolated and the European sovereign cloud) write their ARNs with another prefix than `arn:aws:`.
 */
export const regions: readonly string[] = Object.values(Region)
  .filter((region) => !/^(?:cn|eusc|us-gov|us-iso[a-z]*|eu-iso[a-z]*)-/.test(region))
  .sort();

import * as aws from "@pulumi/aws";
import type { LayerContext } from "../../shared/components";
import type { FoundationOutputs } from "../../shared/contracts";
import { UserError } from "../../shared/errors";
import { regional, tlsPolicy } from "./tls";

/**
 * The public domain of the API with the records that lead to it, where one is configured (TRADAI-S-09); `/` of the
 * domain is the stage.
 *
 * @throws UserError where the foundation layer made no certificate for the domain.
 */
export function createDomain(
  context: LayerContext,
  { certificate }: FoundationOutputs,
  stage: aws.apigateway.Stage,
): void {
  const { domain } = context.settings;
  if (domain === undefined) return;
  if (certificate === undefined) {
    throw new UserError(
      `tradai:domain: name: found ${domain.name}, for which the foundation layer has no certificate; deploy foundation with the same setting first`,
    );
  }
  const name = new aws.apigateway.DomainName(
    "api-domain",
    {
      domainName: domain.name,
      regionalCertificateArn: certificate.arn,
      endpointConfiguration: regional,
      ...tlsPolicy,
      tags: context.tags(domain.name),
    },
    context.options(),
  );
  const mapping = new aws.apigateway.BasePathMapping(
    "api-domain-mapping",
    { domainName: name.domainName, restApi: stage.restApi, stageName: stage.stageName },
    context.options(),
  );
  for (const type of ["A", "AAAA"]) {
    new aws.route53.Record(
      `api-domain-${type.toLowerCase()}`,
      {
        zoneId: domain.zoneId,
        name: domain.name,
        type,
        aliases: [
          {
            name: name.regionalDomainName,
            zoneId: name.regionalZoneId,
            // There is nowhere else to go.
            evaluateTargetHealth: false,
          },
        ],
      },
      // Nobody is sent to a domain that leads nowhere yet.
      context.options({ dependsOn: [mapping] }),
    );
  }
}

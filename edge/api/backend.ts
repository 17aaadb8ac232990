import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { LayerContext } from "../../shared/components";
import type { ComputeOutputs } from "../../shared/contracts";
import type { LayersBelow } from "../below";

/** What is behind the API: the internal load balancer, which its VPC link alone reaches (TRADAI-H-18). */
export interface Backend {
  readonly link: aws.apigatewayv2.VpcLink;
  readonly loadBalancer: ComputeOutputs["loadBalancer"];
  /** Scheme and host of what is called, without a slash at the end. */
  readonly address: pulumi.Input<string>;
  /** The same as far as a preview knows it. */
  readonly described: string;
}

/**
 * The way to the load balancer. The address does not route: it gives the `Host` header, and the name that the
 * certificate has to hold, which is the domain's, not the load balancer's own
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html).
 */
export function createBackend(context: LayerContext, { foundation, compute }: LayersBelow): Backend {
  const { names, settings } = context;
  const name = names.vpcLink();
  const link = new aws.apigatewayv2.VpcLink(
    "api-link",
    {
      name,
      securityGroupIds: [foundation.securityGroups.link],
      subnetIds: Object.values(foundation.subnets.private),
      tags: context.tags(name),
    },
    // Integrations use it until they are told of the next one, and AWS lets two have one name.
    context.options({ deleteBeforeReplace: false }),
  );
  const { loadBalancer } = compute;
  if (settings.domain === undefined) {
    return {
      link,
      loadBalancer,
      address: pulumi.interpolate`http://${loadBalancer.dnsName}`,
      described: "http",
    };
  }
  const address = `https://${settings.domain.name}`;
  return { link, loadBalancer, address, described: address };
}

import * as aws from "@pulumi/aws";
import type { LayerContext } from "../shared/components";
import { serviceLinkedRoles } from "../shared/inventory/service-linked-roles";

/** Makes those that the environment needs, where it owns the account. They stay when the stack goes. */
export function createServiceLinkedRoles(context: LayerContext): void {
  const { ownsAccount, threatDetection } = context.settings;
  const wanted = serviceLinkedRoles.filter(({ detection }) => detection === undefined || threatDetection);
  for (const { service, why } of ownsAccount ? wanted : []) {
    new aws.iam.ServiceLinkedRole(
      `linked-${service.replace(".amazonaws.com", "")}`,
      {
        awsServiceName: service,
        description: `For ${why}`,
        tags: context.tags(service),
      },
      // The description of one that was there before is AWS's.
      context.options({ retainOnDelete: true, ignoreChanges: ["description"] }),
    );
  }
}

import * as aws from "@pulumi/aws";
import type { LayerContext } from "../../shared/components";
import type { PersistentOutputs } from "../../shared/contracts";
import { logPrefixes } from "../../shared/inventory";

/**
 * AWS Config's recorder, which Security Hub's controls and the rules below read (TRADAI-S-42). One an account and region:
 * all three stay when the stack goes, since a recorder that stopped would take the account's history with it.
 *
 * It works with AWS's own service-linked role, whose deliveries the logs bucket's policy admits by source account
 * (https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html).
 *
 * @returns what rules have to wait for.
 */
export function createRecorder(
  context: LayerContext,
  { buckets }: PersistentOutputs,
): aws.cfg.RecorderStatus {
  const name = context.names.detection("config");
  const recorder = new aws.cfg.Recorder(
    "config-recorder",
    {
      name,
      roleArn: context.arns.configurationRecorderRole(),
      recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
      recordingMode: { recordingFrequency: "CONTINUOUS" },
    },
    context.options({ retainOnDelete: true }),
  );
  const channel = new aws.cfg.DeliveryChannel(
    "config-delivery",
    {
      name,
      s3BucketName: buckets.logs.name,
      s3KeyPrefix: logPrefixes.configuration.prefix.replace(/\/$/, ""),
      snapshotDeliveryProperties: { deliveryFrequency: "TwentyFour_Hours" },
    },
    context.options({ retainOnDelete: true, dependsOn: [recorder] }),
  );
  return new aws.cfg.RecorderStatus(
    "config-recorder-status",
    { name: recorder.name, isEnabled: true },
    context.options({ retainOnDelete: true, dependsOn: [channel] }),
  );
}

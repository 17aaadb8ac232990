/**
 * Buckets of AWS from which images, packages and agents come; `{region}` stands for the region. Read 2026-11-21.
 */
export const awsBuckets = [
  // Layers of images: https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
  "prod-{region}-starport-layer-bucket",
  // Packages of Amazon Linux: https://docs.aws.amazon.com/linux/al2023/ug/deterministic-upgrades-usage.html
  "al2023-repos-{region}-de612dc2",
  // https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-agent-minimum-s3-permissions.html
  "aws-ssm-{region}",
  "amazon-ssm-{region}",
  "amazon-ssm-packages-{region}",
  "aws-ssm-document-attachments-{region}",
  "patch-baseline-snapshot-{region}",
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/download-cloudwatch-agent-commandline.html
  "amazoncloudwatch-agent-{region}",
] as const;

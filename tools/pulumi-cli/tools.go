//go:build tools

// Package tools pins the Pulumi CLI, which tools/setup builds where the official one cannot be downloaded.
package tools

import _ "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi"

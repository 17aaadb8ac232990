//go:build tools

// Package tools pins actionlint, which tools/setup builds to check the workflows.
package tools

import _ "github.com/rhysd/actionlint/cmd/actionlint"

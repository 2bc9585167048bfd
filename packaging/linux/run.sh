#!/bin/sh
# Starts Rightsource; where there is no display, shows the sample task's advice and writes its PDF instead.
set -eu
cd "$(dirname "$0")/../.."
rightsource=.venv/bin/rightsource
sample=resources/sample/task.toml
pdf=rightsource-sample.pdf

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname -s)" != Linux ]; then
    exec "$rightsource"
fi

"$rightsource" || true  # says that there is no display
echo
echo "The advice on the sample task, $sample:"
echo
"$rightsource" assess "$sample"
"$rightsource" report "$sample" -o "$pdf"
echo
echo "The same as a PDF: $(pwd)/$pdf"

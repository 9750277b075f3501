#!/bin/sh
# Says that a run passes in which the first message was read.
if grep -q 'Tell us something'; then
    echo '{"score": 0.75, "passed": true, "reason": "It was asked."}'
else
    echo '{"passed": false}'
fi

#!/usr/bin/env bash
# Asks a running service whether it stores, remembers and purges: a local one, or BASE_URL=https://staging.example ./test-purge.sh.
# It writes two short conversations of accounts of its own, which the purge takes after the time of retention.
set -u
base=${BASE_URL:-http://127.0.0.1:5090}
account="test-purge-$(date +%s)-$$"
passed=0
failed=0

holds() { # line, answer, pattern that the answer has to match
    if [[ $2 =~ $3 ]]; then
        passed=$((passed + 1))
        echo "✓ $1"
    else
        failed=$((failed + 1))
        printf '✗ %s\n  expected: %s\n  answered: %s\n' "$1" "$3" "$2"
    fi
}

get() { curl --silent --show-error --max-time 60 "$base$1" 2>&1; }
post() { curl --silent --show-error --max-time 60 --request POST "$base$1" --data "${2:-}" 2>&1; }
stats() { get "/storage-stats?accountId=$1"; }

holds "the service is healthy" "$(get /health)" '"status":"Healthy"'
holds "its database has every migration" "$(get /health)" '"Migrations.pending":0'

answer=$(post /query "{\"query\": \"My name is Alice\", \"accountId\": \"$account\"}")
session=$(sed -nE 's/.*"session_id":"([^"]+)".*/\1/p' <<<"$answer")
holds "a query is answered as before" "$answer" '^\{"success":true,"response":"[^"]+"'
holds "the answer has a session_id" "$answer" '"session_id":"session_[0-9]+_[a-z0-9]+"\}$'
holds "the conversation is stored" "$(stats "$account")" '"total_conversations":1,'
holds "with question and answer" "$(stats "$account")" '"total_messages":2,'
holds "and with its size" "$(stats "$account")" '"total_bytes":40\}'

answer=$(post /query "{\"query\": \"What is my name?\", \"accountId\": \"$account\", \"session_id\": \"$session\"}")
holds "a second message stays in the session" "$answer" "\"session_id\":\"$session\""
holds "which remembers the first" "$answer" 'Alice'
holds "and is still one conversation" "$(stats "$account")" '"total_conversations":1,"total_messages":4,'

answer=$(post /query "{\"query\": \"What is my name?\", \"accountId\": \"$account-other\", \"session_id\": \"$session\"}")
holds "another account cannot read it" "$answer" 'You have not told me your name'

holds "a purge tells what it deleted" "$(post "/purge?accountId=$account")" '^\{"deleted":0,"errors":0\}$'
holds "and leaves what is younger than the time of retention" "$(stats "$account")" '"total_conversations":1,'

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]

#include "sim/journal/behaviour.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"

namespace {

constexpr std::string_view kMarks[] = {"[Nest] ", "(node:"};

std::string blank(const std::string& text) {
  return sim::Behaviour{kMarks, sim::Behaviour::Ids::kBlank}.of(text);
}

// Characters of `alphabet` as a generator with this seed draws them.
std::string drawn(const std::string& alphabet, std::size_t length, std::uint64_t seed) {
  std::string text;
  for (std::size_t i = 0; i < length; ++i) {
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    text += alphabet[(seed >> 33) % alphabet.size()];
  }
  return text;
}

const std::string kHex = "0123456789abcdef";
const std::string kBase64Url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const std::string kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const std::string kBase36 = "0123456789abcdefghijklmnopqrstuvwxyz";
const std::string kCrockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

// How many of a thousand drawn ones are told to be ids, each as a whole.
int recognised(const std::string& alphabet, std::size_t length) {
  int count = 0;
  for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
    if (blank("\"" + drawn(alphabet, length, seed) + "\"") == "\"#\"") ++count;
  }
  return count;
}

std::string behaviour_digest_of(const std::vector<sim::Event>& events) {
  sim::Scheduler scheduler;
  sim::Journal journal{scheduler};
  const auto record = [&](const sim::Event& event) {
    journal.record(event.actor, event.kind, event.subject, event.data);
  };
  if (!events.empty()) record(events.front());  // One that is there before the digest begins.
  const sim::BehaviourDigest digest{journal, kMarks};
  for (std::size_t i = 1; i < events.size(); ++i) record(events[i]);
  return digest.hex();
}

sim::Event event(std::string subject, std::string data) {
  sim::Event event;
  event.actor = "container/acme-site-jo";
  event.kind = "api.call";
  event.subject = std::move(subject);
  event.data = std::move(data);
  return event;
}

constexpr char kOne[] = "8d3f1c2a-97b1-4f0e-9a64-3c5b1e2d7f80";
constexpr char kTwo[] = "00000000-1111-4222-8333-444444444444";

}  // namespace

TEST_CASE("Behaviour: ids are numbered by their first appearance", "[sim][journal][behaviour]") {
  sim::Behaviour behaviour{kMarks};
  const std::string one{kOne}, two{kTwo};
  CHECK(behaviour.of("run " + one + " then " + two) == "run #1 then #2");
  CHECK(behaviour.of(two + "/" + one) == "#2/#1");
  CHECK(behaviour.of("0123456789abcdef") == "#3");
}

TEST_CASE("Behaviour: an id is found wherever it stands", "[sim][journal][behaviour]") {
  const std::string uuid{kOne};
  CHECK(blank(R"({"id":")" + uuid + R"("})") == R"({"id":"#"})");
  CHECK(blank("msg_" + uuid + ".json") == "msg_#.json");
  CHECK(blank("command-" + uuid + "-2") == "command-#-2");
  CHECK(blank(R"(a line\n)" + uuid) == R"(a line\n#)");
  CHECK(blank(R"("{\"id\":\"0123456789abcdef0123\"}")") == R"("{\"id\":\"#\"}")");
  CHECK(blank(R"(\\n0123456789abcdef\u001b0123456789abcdef)") == R"(\\n#\u001b#)");
  CHECK(blank("arn:aws:ecs:us-east-1:000000000000:task/c/0123456789abcdef0123456789abcdef") ==
        "arn:aws:ecs:us-east-1:000000000000:task/c/#");
  CHECK(blank("--_NmP-a1b2c3d4e5f6a7b8-Part_1") == "--_NmP-#-Part_1");
}

TEST_CASE("Behaviour: words, names, numbers and times stay", "[sim][journal][behaviour]") {
  for (const std::string text :
       {"ConditionalCheckFailedException", "com.amazonaws.sqs#SendMessageBatchRequestEntry",
        "http://sqs.us-east-1.localhost:x/000000000000/webordinary-input-ameliastamps-John2",
        "webordinary/claude-code-sqs:latest", "2026-01-05T09:00:00.000Z", "20260105T090000Z",
        "1767603600000", "deadbeef", "0123456789abcde", "AbCdEf123456", "édité à 12:30",
        "/work/folder/of/one/project/src/components/HeaderBar/index2.tsx",
        "arn:aws:dynamodb:us-east-1:000000000000:table/webordinary-thread-mappings",
        "aws-sdk-js/3.400.0 ua/2.0 os/linux#5.10 lang/js md/nodejs#20.1.0", "a-b-c-d-e-f-g-h-i-j-k",
        "order-12-of-customer-7", "getItemFromMyTableById2",
        R"({"count":123456,"rapid":4711,"export":40000})"}) {
    CHECK(blank(text) == text);
  }
}

TEST_CASE("Behaviour: whatever is drawn, its form is told", "[sim][journal][behaviour]") {
  CHECK(recognised(kHex, 16) == 1000);
  CHECK(recognised(kHex, 40) == 1000);
  CHECK(recognised(kBase64Url, 21) >= 960);  // Some have hardly a digit, as names have.
  CHECK(recognised(kBase64Url, 43) >= 995);
  CHECK(recognised(kBase64Url, 86) == 1000);
  CHECK(recognised(kBase36, 24) >= 980);
  CHECK(recognised(kCrockford, 26) >= 990);
  CHECK(recognised(kBase64, 64) >= 995);
  CHECK(recognised(kBase64, 400) == 1000);
}

TEST_CASE("Behaviour: process ids and ports are left out", "[sim][journal][behaviour]") {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"http://127.0.0.1:41234/q", "http://127.0.0.1:*/q"},
      {"localhost:80 [::1]:4566 0.0.0.0:3000", "localhost:* [::1]:* 0.0.0.0:*"},
      {"127.3.2.1:65535", "127.3.2.1:*"},
      {R"({"pid":4711,"ppid": 12})", R"({"pid":*,"ppid": *})"},
      {R"("{\"level\":30,\"pid\":4711}")", R"("{\"level\":30,\"pid\":*}")"},
      {"PID=12 parentPid 13 (pid 14)", "PID=* parentPid * (pid *)"},
      {R"(\u001b[32m[Nest] 26  - \u001b[39m)", R"(\u001b[32m[Nest] *  - \u001b[39m)"},
      {"(node:4711) Warning", "(node:*) Warning"},
      {"sshd[99]: hello", "sshd[*]: hello"},
      {"/proc/4711/fd/7", "/proc/*/fd/7"},
      {"listening on port 40123", "listening on port *"},
      {"listening on port 4321", "listening on port 4321"},
      {"10.0.0.7:4321 and list[3] and a[0]", "10.0.0.7:4321 and list[3] and a[0]"},
  };
  for (const auto& [text, expected] : cases) CHECK(blank(text) == expected);
}

TEST_CASE("BehaviourDigest: other ids, the same digest", "[sim][journal][behaviour]") {
  const std::string one{kOne}, two{kTwo};
  const auto take = [](const std::string& a, const std::string& b, const std::string& again) {
    return behaviour_digest_of({event("sqs.SendMessage", R"({"id":")" + a + R"("})"),
                                event("sqs.SendMessage", R"({"id":")" + b + R"("})"),
                                event("sqs.DeleteMessage", R"({"id":")" + again + R"("})")});
  };
  CHECK(take(one, two, one) == take(two, one, two));
  // Which one is meant is behaviour.
  CHECK(take(one, two, one) != take(one, two, two));
  CHECK(take(one, two, one) != take(one, one, one));
}

TEST_CASE("BehaviourDigest: everything else counts", "[sim][journal][behaviour]") {
  const std::string before = behaviour_digest_of({event("a", "{}"), event("b", "{}")});
  CHECK(before == behaviour_digest_of({event("a", "{}"), event("b", "{}")}));
  CHECK(before != behaviour_digest_of({event("b", "{}"), event("a", "{}")}));
  CHECK(before != behaviour_digest_of({event("a", "{}"), event("b", R"({"x":1})")}));
  CHECK(before != behaviour_digest_of({event("a", "{}")}));
}

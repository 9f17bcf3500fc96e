// What leaked once, or might: each row is a text with a secret in it, and nothing of the secret may
// be left.
#include <set>
#include <utility>

#include "harness/evidence/redaction.h"
#include "tests/support/catch.h"

using evidence::Fact;
using evidence::IdKind;
using evidence::Redaction;

namespace {

struct Leak {
  const char* text;
  const char* secret;
};

// Secrets by the name of a member, in the words of which it is said.
constexpr Leak kMembers[] = {
    {R"({"password":"hunter-a1"})", "hunter-a1"},
    {R"({"dbPassword":"hunter-a2"})", "hunter-a2"},
    {R"({"DB_PASSWORD_2":"hunter-a3"})", "hunter-a3"},
    {R"({"client_secret":"hunter-a4"})", "hunter-a4"},
    {R"({"SecretString":"hunter-a5"})", "hunter-a5"},
    {R"({"privateKey":"hunter-a6"})", "hunter-a6"},
    {R"({"X-Api-Key":"hunter-a7"})", "hunter-a7"},
    {R"({"token":"hunter-a8"})", "hunter-a8"},
    {R"({"APIKey":"hunter-a9"})", "hunter-a9"},
    {R"({"smtp.pass":"hunter-b1"})", "hunter-b1"},
    {R"({"jwtSigningKey":"hunter-b2"})", "hunter-b2"},
    {R"({"secretaccesskey":"hunter-b3"})", "hunter-b3"},
    {R"({"authtoken":"hunter-b4"})", "hunter-b4"},
    {R"({"Set-Cookie":"sid=hunterb5; Path=/"})", "hunterb5"},
    {R"({"pass\u0077ord":"hunter-b6"})", "hunter-b6"},
};

// Values that are no plain text.
constexpr Leak kValues[] = {
    {R"({"password":12345678})", "12345678"},
    {R"({"password":-5.25})", "5.25"},
    {R"({"token":["hunter-c1","x"]})", "hunter-c1"},
    {R"({"credentials":{"user":"u","key":"hunter-c2"}})", "hunter-c2"},
    {R"({"password":"пароль"})", "пароль"},
    {R"({"password":"!!!"})", "!!!"},
    {R"({"password":"hunter-c3","password":"hunter-c4"})", "hunter-c3"},
    {R"({"password":"hunter-c5","password":"x"})", "hunter-c5"},
    {R"({"account":123456789012})", "123456789012"},
    {"{\"password\":\"hunter\xFF-c6\"}", "hunter"},
};

// A member that says what another one is.
constexpr Leak kPairs[] = {
    {R"([{"name":"DB_PASSWORD","value":"hunter-d1"}])", "hunter-d1"},
    {R"({"value":"hunter-d2","name":"API_TOKEN"})", "hunter-d2"},
    {R"({"Key":"apiKey","Value":{"stringValue":"hunter-d3"}})", "hunter-d3"},
    {R"({"ParameterKey":"DbPassword","ParameterValue":"hunter-d4"})", "hunter-d4"},
    {R"({"password":{"StringValue":"hunter-d5","DataType":"String"}})", "hunter-d5"},
    {R"(["mysql","--password","hunter-d6"])", "hunter-d6"},
    {R"([["Authorization","Bearer hunter-d7"]])", "hunter-d7"},
    {R"({"environment":[{"name":"DB_PASSWORD","value":"hunter-d8"},{"name)", "hunter-d8"},
    {R"({"environment":[{"value":"hunter-d9","name":"DB_PASSWORD"},{"name)", "hunter-d9"},
    {R"({"environment":[{"name":"DB_PASSWORD","value":"hunter-h1)", "hunter-h1"},
    {R"({"environment":[{"value":"hunter-h2","name":"DB_PASSWORD","x)", "hunter-h2"},
};

// In text that is no JSON, or not all of it.
constexpr Leak kTexts[] = {
    {"password=hunter-e1", "hunter-e1"},
    {"connect user=u password=hunter,e2;x&y next", "hunter,e2;x&y"},
    {"aws_secret_access_key = wJalrXUtnFEMI/K7MDENG", "wJalrXUtnFEMI/K7MDENG"},
    {"GET /x?X-Amz-Signature=hunterE3&X-Amz-Date=1", "hunterE3"},
    {"GET /x?X-Amz-Security-Token=hunterE4%2B&y=1", "hunterE4%2B"},
    {"Password: hunter-e5", "hunter-e5"},
    {"{password=hunter-e6, user=u}", "hunter-e6"},
    {"{'password': 'hunter e7'}", "hunter e7"},
    {"{password: b'hunter-e8'}", "hunter-e8"},
    {"run --db-password hunter-e9 --x", "hunter-e9"},
    {"user[password]=hunter-f1", "hunter-f1"},
    {"body=user%3Du%26password%3Dhunter-f2%26x", "hunter-f2"},
    {"<password>hunter-f3</password>", "hunter-f3"},
    {R"(INFO req={"password":"hunter-f4"})", "hunter-f4"},
    {R"(req env={"name":"x"} then {"password":"hunter-f5"} end)", "hunter-f5"},
    {R"({"msg":"req","body":"{\"password\":\"hunter-f6\"}"})", "hunter-f6"},
    {R"(cut off {"msg":"req","body":"{\"password\":\"hunter-f7\",\"x)", "hunter-f7"},
    {R"({"password":"hunter-f8)", "hunter-f8"},
    {R"(token={"id":"hunter-f9"})", "hunter-f9"},
    {"Authorization: Bearer hunterA123", "hunterA123"},
    {"curl -H 'authorization: hunterg1 g2' https://x", "hunterg1"},
    {"with bearer hunterg3 it went", "hunterg3"},
    {"Cookie: a=hunterg4; b=hunterg5", "hunterg5"},
    {"Authorization: Basic dXNlcjpwYXNz", "dXNlcjpwYXNz"},
    {"sent Basic dXNlcjpwYXNz", "dXNlcjpwYXNz"},
    {"postgres://admin:hunter-g6@db:5432/x", "hunter-g6"},
    {"-----BEGIN RSA PRIVATE KEY-----\nMIIEhunterg7\n-----END RSA PRIVATE KEY-----",
     "MIIEhunterg7"},
    {"got xoxb-1234-hunterh1", "hunterh1"},
    {"ghp_hunterh2abcdefghijklmnopqrstuvwxyz0123 was sent", "hunterh2"},
    {"AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/2026, Signature=hunterg8",
     "AKIAIOSFODNN7EXAMPLE"},
    {"AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/2026, Signature=hunterg8", "hunterg8"},
};

constexpr Leak kAddresses[] = {
    {"to=kari.holm%40fjordmail.no&x=1", "fjordmail"},
    {"to%3Dkari.holm%40fjordmail.no", "kari"},
    {"jürgen@müller.de", "jürgen"},
    {"jürgen@müller.de", "müller"},
    {"“jürgen@müller.de”", "müller"},
    {R"(cut off {"to":"kari\u0040fjordmail.no)", "fjordmail"},
    {"kari&#64;fjordmail.no", "fjordmail"},
    {"a123456789012345678901234567890123456789012345678901234567890123456789@fjordmail.no",
     "fjordmail"},
    {"j%C3%BCrgen%40m%C3%BCller.de", "ller.de"},
};

template <std::size_t N>
void check_leaks(const Leak (&leaks)[N]) {
  for (const Leak& leak : leaks) {
    for (const bool is_inside : {false, true}) {
      Redaction redaction;
      const std::string text = is_inside ? "2026-03-11 INFO " + std::string(leak.text) : leak.text;
      const std::string out = redaction.redacted(text);
      CAPTURE(text, leak.secret, out);
      CHECK(out.find(leak.secret) == std::string::npos);
      CHECK(Redaction(redaction.mapping()).redacted(text) == out);
    }
  }
}

Fact fact_with(const std::string& operation, const std::string& payload) {
  Fact fact;
  fact.operation = operation;
  fact.payload = payload;
  fact.payload_is_json = payload.starts_with('{');
  return fact;
}

}  // namespace

TEST_CASE("redaction: secrets by names of members", "[evidence][redaction]") {
  check_leaks(kMembers);
}
TEST_CASE("redaction: secrets of any type", "[evidence][redaction]") { check_leaks(kValues); }
TEST_CASE("redaction: secrets that a neighbour names", "[evidence][redaction]") {
  check_leaks(kPairs);
}
TEST_CASE("redaction: secrets in texts", "[evidence][redaction]") { check_leaks(kTexts); }
TEST_CASE("redaction: addresses however they are written", "[evidence][redaction]") {
  check_leaks(kAddresses);
}

TEST_CASE("redaction: what tells nothing of a secret stays", "[evidence][redaction]") {
  for (const char* const text : {
           R"({"tokenType":"Bearer","passwordLength":12,"password_reset_url":"/reset"})",
           R"({"usage":{"input_tokens":512,"max_tokens":4096}})",
           R"({"password":"","secret":null,"token":"***","hasToken":true})",
           R"({"messageBody":"HIDDEN_DUE_TO_SECURITY_REASONS","key":{"voyage":"a"}})",
           R"({"secretString":"HIDDEN_DUE_TO_SECURITY_REASONS"})",
           R"({"name":"orders","value":"plain","keyId":"k","author":"x","secretary":"y"})",
           "TypeError: Cannot read properties of null (reading 'length') [12] {a: 1}",
           "invalid token: expired; wrong password",
           "key=a value=b name: c, http://host:8080/x?y=z",
           "2026-03-11T14:02:00Z worker/worker/5a1e0c7b9d3f4e628b1c0a9f7e6d5c41 got it",
       }) {
    Redaction redaction;
    CHECK(redaction.redacted(text) == text);
    CHECK(redaction.mapping().empty());
  }
}

TEST_CASE("redaction: a message's attribute keeps its type", "[evidence][redaction]") {
  Redaction redaction;
  const std::string out =
      redaction.redacted(R"({"password":{"StringValue":"hunter","DataType":"String"}})");
  CHECK(out.find(R"("DataType":"String"})") != std::string::npos);
}

TEST_CASE("redaction: one secret is one pseudonym", "[evidence][redaction]") {
  Redaction redaction;
  const auto token = [&](const std::string& text, std::string_view before) {
    const std::string out = redaction.redacted(text);
    const std::size_t begin = out.find(before);
    REQUIRE(begin != std::string::npos);
    return out.substr(begin + before.size(), 10);
  };
  const std::string once = token("Authorization: Bearer hunterA123", "Bearer ");
  CHECK(token(R"({"authorization":"Bearer hunterA123"})", "Bearer ") == once);
  CHECK(token("sent Bearer hunterA123", "Bearer ") == once);
  CHECK(token(R"({"token":"hunterA123"})", R"("token":")") == once);
  CHECK(token("token=hunterA123", "token=") == once);
}

TEST_CASE("redaction: no disguise is the original, and none stands for two",
          "[evidence][redaction]") {
  Redaction redaction;
  std::set<std::string> seen;
  for (int i = 0; i < 300; ++i) {
    const std::string number = std::to_string(i);
    const std::string out = redaction.redacted("{\"pin\":" + number + "}");
    CAPTURE(i, out);
    CHECK(out != "{\"pin\":" + number + "}");
    CHECK(seen.insert(out).second);
  }
}

TEST_CASE("redaction: an id that a text mentions is none where it is a secret",
          "[evidence][redaction]") {
  Redaction redaction;
  const std::string secret = "0123456789ABCDEF0123456789abcdef";
  Fact fact = fact_with("logs:Event", "api_key=" + secret);
  fact.add_id(IdKind::kMentioned, secret);
  redaction.redact(fact);
  CHECK(fact.ids[0].value != "0123456789abcdef0123456789abcdef");
  Fact other = fact_with("logs:Event", "a 0123456789abcdef0123456789abcdef jane@corp.com");
  other.add_id(IdKind::kMentioned, secret);
  redaction.redact(other);
  CHECK(other.ids[0].value == "0123456789abcdef0123456789abcdef");
}

TEST_CASE("redaction: names beside addresses go wherever they are", "[evidence][redaction]") {
  Redaction redaction;
  const Fact mail = fact_with(
      "ses:Received",
      R"({"content":"From: Kari Holm <kari@fjord.no>\r\nTo: Desk <desk@line.no>\r\n\r\nHi, Kari Holm"})");
  const Fact wrapped = fact_with(
      "sqs:Message",
      R"({"body":"{\"Message\":\"{\\\"notificationType\\\":\\\"Received\\\",\\\"mail\\\":{\\\"commonHeaders\\\":{\\\"from\\\":[\\\"Astrid Lund <a@lund.no>\\\"],\\\"to\\\":[\\\"\\\\\\\"Holm, Ola\\\\\\\" <o@holm.no>\\\"]}}}\"}"})");
  Fact before = fact_with("logs:Event", "INFO order of Kari Holm by Astrid Lund, Ola Holm; a Desk");
  for (const Fact* fact : {&mail, &wrapped, &std::as_const(before)}) redaction.learn(*fact);
  redaction.redact(before);
  CHECK(before.payload == "INFO order of Person1 by Person2, Person3; a Desk");
  for (Fact fact : {mail, wrapped}) {
    fact.actor = "Astrid Lund <a@lund.no>";
    redaction.redact(fact);
    for (const char* const name : {"Kari", "Astrid", "Lund", "Holm", "Desk", "fjord"}) {
      CAPTURE(name, fact.payload, fact.actor);
      CHECK(fact.payload.find(name) == std::string::npos);
      CHECK(fact.actor.find(name) == std::string::npos);
    }
  }
}

TEST_CASE("redaction: a part of a name is a name, and an encoded one is decoded",
          "[evidence][redaction]") {
  Redaction redaction;
  Fact fact =
      fact_with("mail:Message", R"({"from":["=?UTF-8?Q?Kari_Holm_=C3=98?= <kari@fjord.no>"],)"
                                R"("text":"Kari Holm, Kari Ø, Kari Holm Ø"})");
  redaction.redact(fact);
  CHECK(fact.payload.find("Kari") == std::string::npos);
}

TEST_CASE("redaction: what is no name stays", "[evidence][redaction]") {
  Redaction redaction;
  const Fact log =
      fact_with("logs:Event", "sent a mail to Jane Doe <jane@corp.com> and <b@corp.com>");
  redaction.learn(log);
  Fact fact = log;
  redaction.redact(fact);
  CHECK(fact.payload ==
        "sent a mail to Person1 <user1@domain1.example> and <user2@domain1.example>");
}

#include "harness/evidence/redaction.h"

#include "fakes/sqs/messages/digest.h"
#include "tests/harness/evidence/mutations.h"
#include "tests/support/catch.h"

using evidence::Fact;
using evidence::IdKind;
using evidence::Redaction;

namespace {

bool holds(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

std::string redacted_json(Redaction& redaction, const std::string& payload,
                          const std::string& operation = "logs:Event") {
  Fact fact;
  fact.operation = operation;
  fact.payload = payload;
  fact.payload_is_json = true;
  redaction.redact(fact);
  return fact.payload;
}

}  // namespace

TEST_CASE("redaction: addresses stay addresses, and equal ones equal", "[evidence][redaction]") {
  Redaction redaction;
  CHECK(redaction.redacted("to=Jane.Doe@corp.com, <jane.doe@CORP.com>; and bob@corp.com.") ==
        "to=user1@domain1.example, <user1@domain1.example>; and user2@domain1.example.");
  CHECK(redaction.redacted("bob@other.org") == "user3@domain2.example");
  CHECK(redaction.redacted("a@b, @decorator, git@, 1@eu-west-1.amazonses.com") ==
        "a@b, @decorator, git@, 1@eu-west-1.amazonses.com");
}

TEST_CASE("redaction: account numbers, keys and tokens keep their form", "[evidence][redaction]") {
  Redaction redaction;
  const std::string arn = redaction.redacted("arn:aws:sqs:eu-west-1:123456789012:orders");
  CHECK(arn.size() == std::string("arn:aws:sqs:eu-west-1:123456789012:orders").size());
  CHECK(arn.starts_with("arn:aws:sqs:eu-west-1:"));
  CHECK(arn.ends_with(":orders"));
  CHECK_FALSE(holds(arn, "123456789012"));
  const std::string url = redaction.redacted("https://sqs.eu-west-1.amazonaws.com/123456789012/q");
  CHECK(holds(url, arn.substr(22, 12)));
  CHECK(redaction.redacted("1767607200123 and 1234567890123") == "1767607200123 and 1234567890123");
  CHECK(redaction.redacted("c4584600-1111-5222-9333-444455556666") ==
        "c4584600-1111-5222-9333-444455556666");
  const std::string key = redaction.redacted("AKIAIOSFODNN7EXAMPLE");
  CHECK(key.starts_with("AKIA"));
  CHECK(key.size() == 20);
  CHECK(key != "AKIAIOSFODNN7EXAMPLE");
  const std::string token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJlLWJ5dGVz";
  CHECK_FALSE(holds(redaction.redacted("token " + token), "c2lnbmF0dXJl"));
  CHECK_FALSE(
      holds(redaction.redacted("Authorization: Bearer abcdef0123456789abcdef"), "abcdef01"));
}

TEST_CASE("redaction: JSON keeps its form, and is looked into, also where it is a text",
          "[evidence][redaction]") {
  Redaction redaction;
  CHECK(redacted_json(redaction, R"({ "z": "jane@corp.com", "a": 1.50, "b": [true, "x"] })") ==
        R"({ "z": "user1@domain1.example", "a": 1.50, "b": [true, "x"] })");
  CHECK(redacted_json(redaction, R"({"body":"{\"to\": \"a\\njane@corp.com\"}"})") ==
        R"({"body":"{\"to\": \"a\\nuser1@domain1.example\"}"})");
  CHECK(redacted_json(redaction, R"({"jane@corp.com":1})") == R"({"user1@domain1.example":1})");
  const std::string secret = redacted_json(redaction, R"({"api_key":"s3cr3t-value"})");
  CHECK_FALSE(holds(secret, "s3cr3t"));
  CHECK(secret.size() == std::string(R"({"api_key":"s3cr3t-value"})").size());
  CHECK(redacted_json(redaction, R"({"mD5OfMessageAttributes":"9424c491"})") ==
        R"({"mD5OfMessageAttributes":null})");
}

TEST_CASE("redaction: names in mails, and wherever else they are", "[evidence][redaction]") {
  Redaction redaction;
  CHECK(redacted_json(redaction,
                      R"({"from":["Jane Doe <jane@corp.com>"],"text":"Regards, Jane Doe"})",
                      "mail:Message") ==
        R"({"from":["Person1 <user1@domain1.example>"],"text":"Regards, Person1"})");
  CHECK(redacted_json(redaction, R"({"text":"Jane Doe"})") == R"({"text":"Person1"})");
  CHECK(redacted_json(redaction, R"({"text":"Jane Doering"})") == R"({"text":"Jane Doering"})");
}

TEST_CASE("redaction: the MD5 of a body is that of what it became", "[evidence][redaction]") {
  Redaction redaction;
  const std::string body = R"({"customer":"jane@corp.com"})";
  redaction.add_body(body);
  Fact fact;
  fact.operation = "sqs:Message";
  fact.add_id(IdKind::kBodyMd5, sqs::md5(body));
  fact.payload = R"({"responseElements":{"mD5OfMessageBody":")" + sqs::md5(body) + R"("}})";
  fact.payload_is_json = true;
  redaction.redact(fact);
  const std::string after = sqs::md5(R"({"customer":"user1@domain1.example"})");
  CHECK(fact.ids[0].value == after);
  CHECK(holds(fact.payload, after));
}

TEST_CASE("redaction: ids of mails are replaced alike in ids and in texts",
          "[evidence][redaction]") {
  Redaction redaction;
  Fact fact;
  fact.operation = "logs:Event";
  fact.add_id(IdKind::kMail, "<abc.1@mail.corp.com>");
  fact.payload = "answers <abc.1@mail.corp.com>";
  redaction.redact(fact);
  CHECK(fact.payload == "answers <" + fact.ids[0].value + ">");
  CHECK_FALSE(holds(fact.payload, "corp"));
}

TEST_CASE("redaction: a user's own words, and the pseudonyms of before", "[evidence][redaction]") {
  Redaction first({}, {"Acme", "Acme Ltd"});
  const std::string once = first.redacted("Acme Ltd and Acme, jane@corp.com");
  CHECK_FALSE(holds(once, "Acme"));
  Redaction second(first.mapping(), {"Acme", "Acme Ltd"});
  CHECK(second.redacted("Acme Ltd and Acme, jane@corp.com") == once);
  CHECK(second.redacted("new@corp.com") == "user2@domain1.example");
}

TEST_CASE("redaction: any text, nothing lost", "[evidence][redaction]") {
  const std::string text =
      R"({"a":"jane@corp.com","b":"arn:aws:sqs:r:123456789012:q","c":"Bearer x","d":"eyJ.a.b"})";
  for (const std::string& broken : tests::mutations(text)) {
    Redaction redaction;
    const std::string out = redacted_json(redaction, broken);
    CHECK(out.size() + 200 > broken.size());
  }
}

TEST_CASE("redaction: patterns of a user's own", "[evidence][redaction]") {
  evidence::Redaction redaction({}, {"/order-[0-9]+/", "Acme"});
  const std::string text = redaction.redacted("order-12345 of Acme, order-12345 and order-777");
  CHECK(text.find("order-") == std::string::npos);
  CHECK(text.find("Acme") == std::string::npos);
  CHECK(text.size() == std::string("order-12345 of Acme, order-12345 and order-777").size());
  // Also behind a NUL.
  const std::string behind = redaction.redacted(std::string("a\0\0order-17", 11));
  CHECK(behind.find("order-17") == std::string::npos);
  CHECK(behind.size() == 11);
  // The same stays the same.
  const std::string one = redaction.redacted("order-12345");
  CHECK(text.substr(0, one.size()) == one);
  CHECK_THROWS_WITH(evidence::Redaction({}, {"/(/"}),
                    Catch::Matchers::Contains("/(/ is no regular expression"));
}

TEST_CASE("redaction: addresses of a world's own domains stay", "[evidence][redaction]") {
  evidence::Redaction redaction({}, {}, {"Edit.Shop.test"});
  CHECK(redaction.redacted("a@edit.shop.test from b@shop.test") ==
        "a@edit.shop.test from user1@domain1.example");
}

#include "fakes/mail/address.h"

#include <string>

#include "tests/support/catch.h"

using mail::Address;

TEST_CASE("parse_addresses: names, groups, comments and encoded words", "[mail][address]") {
  const auto found = mail::parse_addresses(
      "jane@example.com, \"Doe, John\" <john@example.com>, "
      "=?utf-8?q?J=C3=BCrgen?= <j@example.com>, Team: a@x.org, B <b@x.org>;, (none)");
  CHECK(found == std::vector<Address>{{"", "jane@example.com"},
                                      {"Doe, John", "john@example.com"},
                                      {"Jürgen", "j@example.com"},
                                      {"", "a@x.org"},
                                      {"B", "b@x.org"}});
  CHECK(mail::parse_addresses("").empty());
}

TEST_CASE("parse_address: exactly one valid address", "[mail][address]") {
  CHECK(mail::parse_address("Jane <jane@example.com>") == Address{"Jane", "jane@example.com"});
  CHECK(mail::parse_address(" jane@example.com ") == Address{"", "jane@example.com"});
  for (const char* bad : {"", "jane", "jane@", "@example.com", "a@x.org, b@x.org", "a b@x.org",
                          "Jane <jane@-x.org>", "<>"}) {
    CAPTURE(bad);
    CHECK_FALSE(mail::parse_address(bad));
  }
}

TEST_CASE("to_text: names are quoted where they must be", "[mail][address]") {
  CHECK(mail::to_text({"", "a@x.org"}) == "a@x.org");
  CHECK(mail::to_text({"Jane Doe", "a@x.org"}) == "Jane Doe <a@x.org>");
  CHECK(mail::to_text({"Doe, Jane", "a@x.org"}) == "\"Doe, Jane\" <a@x.org>");
  CHECK(mail::to_text({"Jürgen", "a@x.org"}) == "Jürgen <a@x.org>");
  const auto back = mail::parse_address(mail::to_text({"Doe, \"J\" Jane", "a@x.org"}));
  REQUIRE(back);
  CHECK(back->name == "Doe, \"J\" Jane");
}

TEST_CASE("is_valid_address: RFC 5321's form and limits", "[mail][address]") {
  for (const std::string good :
       {"a@b", "jane.doe+tag@example.com", "\"a b\"@x.org", "x@[127.0.0.1]", "o'neil@x-y.co"}) {
    CAPTURE(good);
    CHECK(mail::is_valid_address(good));
  }
  for (const std::string bad :
       {"", "a", "a@", "@b", "a..b@x", ".a@x", "a.@x", "a@x..y", "a@-x", "a@x-", "a@x_y", "a b@x",
        "\"a@x", "a@[", "a@b@", "\"a\"b\"@x", "\"a\\\"@x", "jürgen@x.org", "a@x.org\n"}) {
    CAPTURE(bad);
    CHECK_FALSE(mail::is_valid_address(bad));
  }
  CHECK(mail::is_valid_address(std::string(64, 'a') + "@x.org"));
  CHECK_FALSE(mail::is_valid_address(std::string(65, 'a') + "@x.org"));
  CHECK_FALSE(mail::is_valid_address("a@" + std::string(64, 'x')));
  std::string long_host = "a@x";
  while (long_host.size() <= 254) long_host += ".example";
  CHECK_FALSE(mail::is_valid_address(long_host));
}

TEST_CASE("local_part, domain, same_address", "[mail][address]") {
  CHECK(mail::local_part("Jane@Example.COM") == "Jane");
  CHECK(mail::domain("Jane@Example.COM") == "example.com");
  CHECK(mail::domain("\"a@b\"@x.org") == "x.org");
  CHECK(mail::local_part("nothing").empty());
  CHECK(mail::domain("nothing").empty());
  CHECK(mail::same_address("Jane@Example.com", "jane@example.COM"));
  CHECK_FALSE(mail::same_address("a@b", "a@bc"));
}

#include "fakes/aws/member_path.h"

#include "tests/support/catch.h"

TEST_CASE("Path: its two forms", "[aws][path]") {
  aws::MemberPath path;
  CHECK(path.dotted().empty());
  CHECK(path.coral().empty());
  CHECK(path.last_member().empty());
  const aws::MemberPath::Step schema{path, "KeySchema"};
  CHECK(path.dotted() == "KeySchema");
  CHECK(path.coral() == "keySchema");
  {
    const aws::MemberPath::Step second{path, std::size_t{1}};
    CHECK(path.dotted() == "KeySchema[1]");
    CHECK(path.coral() == "keySchema.2.member");
    CHECK(path.last_member() == "KeySchema");
    const aws::MemberPath::Step name{path, "AttributeName"};
    CHECK(path.dotted() == "KeySchema[1].AttributeName");
    CHECK(path.coral() == "keySchema.2.member.attributeName");
    CHECK(path.last_member() == "AttributeName");
  }
  CHECK(path.dotted() == "KeySchema");
}

TEST_CASE("Path: a missing member", "[aws][path]") {
  aws::MemberPath path;
  const aws::MemberPath::Step schema{path, "KeySchema"};
  std::vector<aws::Violation> violations;
  aws::add_missing_member(path, "KeyType", violations);
  REQUIRE(violations.size() == 1);
  const aws::Violation& violation = violations.front();
  CHECK(violation.kind == aws::Violation::Kind::kMissing);
  CHECK(violation.path == "keySchema.keyType");
  CHECK(violation.member == "KeyType");
  CHECK(path.dotted() == "KeySchema");
}

TEST_CASE("Path: a map's key keeps its case", "[aws][path]") {
  aws::MemberPath path;
  const aws::MemberPath::Step map{path, "RequestItems"};
  const aws::MemberPath::Step key{path, aws::MemberPath::Key{"Books"}};
  const aws::MemberPath::Step member{path, "Keys"};
  CHECK(path.dotted() == "RequestItems.Books.Keys");
  CHECK(path.coral() == "requestItems.Books.member.keys");
}

TEST_CASE("Path: an empty key of a map", "[aws][path]") {
  aws::MemberPath path;
  const aws::MemberPath::Step map{path, "Map"};
  const aws::MemberPath::Step key{path, aws::MemberPath::Key{""}};
  CHECK(path.dotted() == "Map.");
  CHECK(path.coral() == "map..member");
}

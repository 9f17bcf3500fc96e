#include "fakes/aws/path.h"

#include "tests/support/catch.h"

TEST_CASE("Path: its two forms", "[aws][path]") {
  aws::Path path;
  CHECK(path.dotted().empty());
  CHECK(path.coral().empty());
  CHECK(path.last_member().empty());
  const aws::Path::Step schema{path, "KeySchema"};
  CHECK(path.dotted() == "KeySchema");
  CHECK(path.coral() == "keySchema");
  {
    const aws::Path::Step second{path, std::size_t{1}};
    CHECK(path.dotted() == "KeySchema[1]");
    CHECK(path.coral() == "keySchema.2.member");
    CHECK(path.last_member() == "KeySchema");
    const aws::Path::Step name{path, "AttributeName"};
    CHECK(path.dotted() == "KeySchema[1].AttributeName");
    CHECK(path.coral() == "keySchema.2.member.attributeName");
    CHECK(path.last_member() == "AttributeName");
  }
  CHECK(path.dotted() == "KeySchema");
}

TEST_CASE("Path: a missing member", "[aws][path]") {
  aws::Path path;
  const aws::Path::Step schema{path, "KeySchema"};
  const aws::Violation violation = aws::missing_member(path, "KeyType");
  CHECK(violation.what == aws::Violation::What::kMissing);
  CHECK(violation.path == "keySchema.keyType");
  CHECK(violation.member == "KeyType");
  CHECK(path.dotted() == "KeySchema");
}

TEST_CASE("Path: a map's key keeps its case", "[aws][path]") {
  aws::Path path;
  const aws::Path::Step map{path, "RequestItems"};
  const aws::Path::Step key{path, aws::Path::Key{"Books"}};
  const aws::Path::Step member{path, "Keys"};
  CHECK(path.dotted() == "RequestItems.Books.Keys");
  CHECK(path.coral() == "requestItems.Books.member.keys");
}

TEST_CASE("Path: an empty key of a map", "[aws][path]") {
  aws::Path path;
  const aws::Path::Step map{path, "Map"};
  const aws::Path::Step key{path, aws::Path::Key{""}};
  CHECK(path.dotted() == "Map.");
  CHECK(path.coral() == "map..member");
}

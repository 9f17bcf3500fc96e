#include "fakes/aws/structure.h"

#include "fakes/aws/decode.h"
#include "fakes/aws/encode.h"
#include "tests/support/catch.h"

namespace {

struct Members {
  std::string required;
  std::string plain;
  std::optional<std::string> optional;
  std::vector<std::string> list;
  std::vector<std::string> always_list;
  std::map<std::string, std::string> map;
  std::map<std::string, std::string> always_map;
  std::int32_t number = 0;
  bool flag = false;
  std::string header;
  static const aws::Structure& shape() {
    using S = Members;
    static const aws::Structure kShape = [] {
      auto shape = aws::Structure("Members")
                       .required<&S::required>("Required")
                       .field<&S::plain>("Plain")
                       .field<&S::optional>("Optional")
                       .field<&S::list>("List")
                       .field<&S::always_list>("AlwaysList")
                       .always()
                       .field<&S::map>("Map")
                       .field<&S::always_map>("AlwaysMap")
                       .always()
                       .field<&S::number>("Number")
                       .field<&S::flag>("Flag")
                       .refused("Refused");
      return shape;
    }();
    return kShape;
  }
};

struct Shared {
  std::string shared;
  std::int32_t count = 0;
};

// Its base is not where it begins.
struct Derived : Members, Shared {
  std::string own;
  static const aws::Structure& shape() {
    using S = Derived;
    static const aws::Structure kShape = aws::Structure("Derived")
                                             .required<S, &S::shared>("Shared")
                                             .field<&S::own>("Own")
                                             .field<S, &S::count>("Count");
    return kShape;
  }
};

std::string json(const Members& members) { return aws::to_json(Members::shape(), &members); }

}  // namespace

TEST_CASE("Structure: what is written when it is empty", "[aws][structure]") {
  CHECK(json(Members{}) ==
        R"({"Required":"","AlwaysList":[],"AlwaysMap":{},"Number":0,"Flag":false})");
  std::string xml;
  const Members empty;
  aws::encode_xml(Members::shape(), &empty, xml);
  CHECK(xml ==
        "<Required></Required><AlwaysList></AlwaysList><AlwaysMap></AlwaysMap>"
        "<Number>0</Number><Flag>false</Flag>");
}

TEST_CASE("Structure: an optional is written when it is set, empty or not", "[aws][structure]") {
  Members members;
  members.optional = "";
  CHECK_THAT(json(members), Catch::Matchers::Contains(R"("Optional":"")"));
  members.optional.reset();
  CHECK_THAT(json(members), !Catch::Matchers::Contains("Optional"));
}

TEST_CASE("Structure: plain members are written when they hold something", "[aws][structure]") {
  Members members;
  members.plain = "p";
  members.list = {""};
  members.map = {{"", ""}};
  CHECK(json(members) == R"({"Required":"","Plain":"p","List":[""],"AlwaysList":[],)"
                         R"("Map":{"":""},"AlwaysMap":{},"Number":0,"Flag":false})");
}

TEST_CASE("Structure: members of a base are read and written like its own", "[aws][structure]") {
  Derived derived;
  std::vector<aws::Violation> missing;
  aws::decode_json(R"({"Shared":"s","Own":"o","Count":3})", Derived::shape(), &derived,
                   aws::default_type_mismatch, missing);
  CHECK(missing.empty());
  CHECK(derived.shared == "s");
  CHECK(derived.own == "o");
  CHECK(derived.count == 3);
  CHECK(aws::to_json(Derived::shape(), &derived) == R"({"Shared":"s","Own":"o","Count":3})");
}

TEST_CASE("Structure: finds its members by name", "[aws][structure]") {
  const aws::Structure& shape = Members::shape();
  CHECK(shape.name() == "Members");
  REQUIRE(shape.find("Plain") != nullptr);
  CHECK_FALSE(shape.find("Plain")->is_required);
  CHECK(shape.find("Required")->is_required);
  CHECK(shape.find("Refused")->is_refused);
  CHECK(shape.find("plain") == nullptr);
}

TEST_CASE("Type: a member asked for what its kind does not have is empty", "[aws][structure]") {
  CHECK(aws::type_of<std::string>().kind() == aws::Kind::kString);
  CHECK(aws::type_of<std::vector<Members>>().element().kind() == aws::Kind::kStructure);
  CHECK(&aws::type_of<Members>().structure() == &Members::shape());
  CHECK(aws::type_of<std::map<std::string, double>>().element().kind() == aws::Kind::kDouble);
}

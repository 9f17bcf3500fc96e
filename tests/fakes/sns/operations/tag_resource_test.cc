#include "fakes/sns/operations/tag_resource.h"

#include "fakes/sns/operations/list_tags_for_resource.h"
#include "tests/fakes/sns/fixture.h"
#include "tests/support/catch.h"

using tests::error_message;

namespace {

struct TagResourceFixture : tests::SnsFixture {
  std::string arn = topic();

  void tag(std::vector<sns::Tag> tags) {
    sns::TagResourceRequest request;
    request.resource_arn = arn;
    request.tags = std::move(tags);
    call(request);
  }
  // `key=value`, a space between two.
  std::string tags() {
    sns::ListTagsForResourceRequest request;
    request.resource_arn = arn;
    std::string text;
    for (const auto& [key, value] : call(request).tags) {
      text += (text.empty() ? "" : " ") + key + "=" + value;
    }
    return text;
  }
  static std::vector<sns::Tag> numbered(int begin, int end) {
    std::vector<sns::Tag> tags;
    for (int i = begin; i < end; ++i) tags.push_back({"k" + std::to_string(i), ""});
    return tags;
  }
};

}  // namespace

TEST_CASE_METHOD(TagResourceFixture, "TagResource: adds tags, and changes those of the same key",
                 "[sns][TagResource]") {
  tag({{"team", "a"}, {"stage", ""}});
  tag({{"team", "b"}, {"cost", "1"}});
  CHECK(tags() == "cost=1 stage= team=b");
}

TEST_CASE_METHOD(TagResourceFixture, "TagResource: a key twice in one call is InvalidParameter",
                 "[sns][TagResource]") {
  CHECK(error_message([&] {
          tag({{"team", "a"}, {"team", "b"}});
        }) == "Invalid parameter: Duplicated keys are not allowed.");
  CHECK(tags().empty());
}

TEST_CASE_METHOD(TagResourceFixture, "TagResource: no more than fifty tags", "[sns][TagResource]") {
  tag(numbered(0, 40));
  tag(numbered(30, 50));
  const std::string before = tags();
  CHECK(tests::error_code([&] { tag(numbered(49, 51)); }) == "TagLimitExceededException");
  CHECK(error_message([&] { tag(numbered(49, 51)); }) ==
        "Could not complete request: tag quota of per resource exceeded");
  CHECK(tags() == before);
}

TEST_CASE_METHOD(TagResourceFixture, "TagResource: an unknown topic is ResourceNotFound, 404",
                 "[sns][TagResource]") {
  arn = tests::kNoTopic;
  CHECK(error_message([&] { tag({{"a", "b"}}); }) == "Resource does not exist");
  const auto response = query("sns",
                              "Action=TagResource&Version=2010-03-31"
                              "&ResourceArn=arn%3Aaws%3Asns%3Aus-west-2%3A000000000000%3Anone"
                              "&Tags.member.1.Key=a&Tags.member.1.Value=b");
  CHECK(response.status == 404);
  CHECK(response.body.find("<Code>ResourceNotFound</Code>") != std::string::npos);
}

TEST_CASE_METHOD(TagResourceFixture, "TagResource: over the wire there is an empty result",
                 "[sns][TagResource]") {
  const auto response = query("sns",
                              "Action=TagResource&Version=2010-03-31"
                              "&ResourceArn=arn%3Aaws%3Asns%3Aus-west-2%3A000000000000%3Anews"
                              "&Tags.member.1.Key=team&Tags.member.1.Value=edit");
  CHECK(response.status == 200);
  CHECK(response.body.find("<TagResourceResult") != std::string::npos);
  CHECK(tags() == "team=edit");
}

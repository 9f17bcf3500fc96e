// What a call costs inside the server, from the parsed HTTP request to the response, journal
// included: microseconds of CPU time a call, for each protocol and for a client in the World.
//
//   backlot_dispatch_bench [calls a round]
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>

#include "tests/fakes/aws/toy_service.h"
#include "tests/support/stage.h"

namespace {

// Remembers nothing but how long the answers were, so that they cannot be left out.
class SinkExchange : public sim::http::Exchange {
 public:
  explicit SinkExchange(sim::http::Request request) : request_(std::move(request)) {}
  const sim::http::Request& request() const override { return request_; }
  void reply(sim::http::Response response) override { bytes += response.body.size(); }
  void on_abandoned(std::function<void()>) override {}
  std::size_t bytes = 0;

 private:
  sim::http::Request request_;
};

struct World : tests::Stage {
  tests::Toys toys{environment};
  World() { dispatcher.add(toys); }
};

sim::http::Request request(std::string_view content_type, std::string body) {
  sim::http::Request made;
  made.method = "POST";
  made.headers = {
      {"Host", "127.0.0.1:4566"},
      {"User-Agent", "aws-sdk-js/3.600.0 os/linux lang/js md/nodejs#20.0.0 api/sqs#3.600.0"},
      {"Content-Type", std::string(content_type)},
      {"X-Amz-Target", "ToyStore.CreateToy"},
      {"X-Amz-Date", "20260105T090000Z"},
      {"Authorization",
       "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260105/us-west-2/toy/aws4_request, "
       "SignedHeaders=content-type;host;x-amz-date;x-amz-target, "
       "Signature=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"},
      {"Content-Length", std::to_string(body.size())}};
  made.body = std::move(body);
  return made;
}

void measure(const char* what, int calls, const std::function<void(World&)>& call) {
  double best_us = 1e9;
  for (int round = 0; round < 5; ++round) {
    World world;
    const std::clock_t start = std::clock();
    for (int i = 0; i < calls; ++i) call(world);
    const double us = static_cast<double>(std::clock() - start) * 1e6 / CLOCKS_PER_SEC / calls;
    best_us = us < best_us ? us : best_us;
  }
  std::printf("%-24s %7.2f us\n", what, best_us);
}

}  // namespace

int main(int argc, char** argv) {
  const int calls = argc > 1 ? std::atoi(argv[1]) : 20000;

  const auto json = std::make_shared<SinkExchange>(
      request("application/x-amz-json-1.0",
              R"({"ToyName":"bear","Size":5,"Attributes":{"colour":"brown","owner":"jo"},)"
              R"("Tags":[{"Key":"team","Value":"red"},{"Key":"stage","Value":"test"}]})"));
  measure("front door, JSON", calls, [&](World& world) { world.front_door.handle(json); });

  sim::http::Request form = request("application/x-www-form-urlencoded",
                                    "Action=CreateToy&Version=2012-11-05&ToyName=bear&Size=5"
                                    "&Attribute.1.Name=colour&Attribute.1.Value=brown"
                                    "&Attribute.2.Name=owner&Attribute.2.Value=jo"
                                    "&Tags.member.1.Key=team&Tags.member.1.Value=red"
                                    "&Tags.member.2.Key=stage&Tags.member.2.Value=test");
  form.headers.set("X-Amz-Target", "");
  const auto query = std::make_shared<SinkExchange>(std::move(form));
  measure("front door, Query", calls, [&](World& world) { world.front_door.handle(query); });

  tests::CreateToyRequest toy;
  toy.toy_name = "bear";
  toy.size = 5;
  toy.attributes = {{"colour", "brown"}, {"owner", "jo"}};
  toy.tags = {{"team", "red"}, {"stage", "test"}};
  std::size_t bytes = 0;
  measure("client in the World", calls,
          [&](World& world) { bytes += world.client.now(toy).toy_url.size(); });
  return bytes + json->bytes + query->bytes == 0 ? 1 : 0;
}

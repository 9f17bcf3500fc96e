#include "fakes/aws/http_features.h"

#include <utility>

#include "fakes/aws/wire.h"
#include "sim/http/content_coding.h"
#include "sim/http/http_date.h"

namespace aws {
namespace {

using sim::http::Exchange;
using sim::http::Request;
using sim::http::Response;

constexpr std::string_view kCoralNamespace = "com.amazon.coral.service";
// How long a browser may remember the answer to OPTIONS.
constexpr const char* kTwoDays = "172800";

// A request with its body unpacked.
class DecodedExchange final : public Exchange {
 public:
  DecodedExchange(std::shared_ptr<Exchange> inner, std::string body)
      : inner_(std::move(inner)), request_(inner_->request()) {
    request_.body = std::move(body);
    request_.headers.set("Content-Encoding", "identity");
  }
  const Request& request() const override { return request_; }
  void reply(sim::http::Response response) override { inner_->reply(std::move(response)); }
  void on_abandoned(std::function<void()> handler) override {
    inner_->on_abandoned(std::move(handler));
  }

 private:
  std::shared_ptr<Exchange> inner_;
  Request request_;
};

// The error for a body that is not in the coding that Content-Encoding names, or for a coding that
// is not known, as DynamoDB was seen to answer (test/alternator/test_compressed_request.py of
// ScyllaDB). What other services answer is not known.
Error unreadable_coding(const ServiceModel* model) {
  return internal_failure(model, "The request body cannot be decoded as its Content-Encoding says");
}

Error too_large_unpacked(const ServiceModel*) {
  return Error("RequestEntityTooLarge", 413,
               "The request body has more than " + std::to_string(kMostBodyBytes) +
                   " bytes when it is decoded")
      .with_namespace(std::string(kCoralNamespace));
}

void allow_page(const Request& request, Response& response) {
  if (!request.headers.has("Origin")) return;
  response.headers.add("Access-Control-Allow-Origin", "*");
  response.headers.add("Access-Control-Expose-Headers",
                       "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date");
}

// Compresses an answer that is large enough. Errors are never compressed: AWS was seen to send
// Content-Encoding with errors that are not compressed, which breaks clients.
void compress_answer(const Request& request, const ServiceModel& model, Response& response) {
  const bool is_large = model.compressed_from != 0 && response.body.size() >= model.compressed_from;
  if (!is_large || response.status >= 400) return;
  const auto coding = sim::http::preferred_coding(request.headers.get("Accept-Encoding"));
  if (coding == sim::http::Coding::kIdentity) return;
  response.body = sim::http::pack(coding, response.body);
  response.headers.set("Content-Encoding", sim::http::coding_name(coding));
  // The checksum is of the compressed bytes that are sent.
  if (model.crc32) response.headers.set("x-amz-crc32", std::to_string(crc32(response.body)));
}

}  // namespace

DecodedBody decode_body(const std::shared_ptr<Exchange>& exchange) {
  const Request& request = exchange->request();
  const auto coding = sim::http::parse_coding(request.headers.get("Content-Encoding"));
  if (coding == sim::http::Coding::kIdentity) return {exchange};
  if (!coding) return {nullptr, unreadable_coding};
  std::string body;
  switch (sim::http::unpack(*coding, request.body, kMostBodyBytes, body)) {
    case sim::http::Unpacking::kDone:
      return {std::make_shared<DecodedExchange>(exchange, std::move(body))};
    case sim::http::Unpacking::kTooLarge:
      return {nullptr, too_large_unpacked};
    case sim::http::Unpacking::kBroken:
      break;
  }
  return {nullptr, unreadable_coding};
}

bool is_preflight(const Request& request) {
  return request.method == "OPTIONS" && request.headers.has("Origin");
}

Response preflight_response(const Request& request, std::string request_id) {
  Response response;
  response.headers.add("x-amzn-RequestId", request_id);
  allow_page(request, response);
  for (const auto& [asked, allowed] :
       {std::pair{"Access-Control-Request-Headers", "Access-Control-Allow-Headers"},
        std::pair{"Access-Control-Request-Method", "Access-Control-Allow-Methods"}}) {
    const std::string_view value = request.headers.get(asked);
    if (!value.empty()) response.headers.add(allowed, value);
  }
  response.headers.add("Access-Control-Max-Age", kTwoDays);
  return response;
}

void add_http_features(const Request& request, const ServiceModel* model, sim::Time now,
                       Response& response) {
  allow_page(request, response);
  if (model == nullptr) return;
  if (!model->server_header.empty()) {
    response.headers.add("Server", model->server_header);
    response.headers.add("Date", sim::http::http_date(now));
  }
  compress_answer(request, *model, response);
}

}  // namespace aws

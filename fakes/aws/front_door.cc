#include "fakes/aws/front_door.h"

#include <algorithm>
#include <array>

#include "fakes/aws/credential.h"
#include "fakes/aws/decode_body.h"
#include "fakes/aws/deliver.h"
#include "fakes/aws/unmodelled_service.h"
#include "fakes/aws/uri.h"

namespace aws {

using sim::http::Exchange;
using sim::http::Request;

namespace {

constexpr std::string_view kSmithyProtocol = "smithy-protocol";
constexpr std::string_view kRpcV2Cbor = "rpc-v2-cbor";
constexpr std::string_view kCoral = "com.amazon.coral.service";

}  // namespace

// Where a request goes, or why it goes nowhere.
struct FrontDoor::Route {
  Protocol protocol = Protocol::kJson;
  Service* service = nullptr;
  const Operation* operation = nullptr;
  Parameters parameters;  // Query: all of them; REST-JSON: from the path and the query string
  std::string asked;      // what the request named, for the journal
  std::optional<Error> error;
};

namespace {

// The request id in the answer to a request that became no call.
constexpr std::string_view kNoRequestId = "00000000-0000-0000-0000-000000000000";

bool is_form(const Request& request) {
  return request.headers.get("Content-Type").starts_with("application/x-www-form-urlencoded");
}

std::string_view value_of(const Parameters& parameters, std::string_view name) {
  for (const auto& [key, value] : parameters) {
    if (key == name) return value;
  }
  return {};
}

bool has_too_many_parameters(const Request& request) {
  const auto count =
      std::ranges::count(request.body, '&') + std::ranges::count(request.query(), '&');
  return static_cast<std::size_t>(count) >= kMostParameters;
}

struct RpcPath {
  std::string_view service;
  std::string_view operation;
};

// The last four segments of `{prefix?}/service/{service}/operation/{operation}`.
std::optional<RpcPath> rpc_path(std::string_view path) {
  std::array<std::string_view, 4> last;
  for (std::size_t i = last.size(); i-- > 0;) {
    const std::size_t slash = path.rfind('/');
    if (slash == path.npos) return std::nullopt;
    last[i] = path.substr(slash + 1);
    path = path.substr(0, slash);
  }
  if (last[0] != "service" || last[2] != "operation") return std::nullopt;
  return RpcPath{last[1], last[3]};
}

// A service may be asked for by its absolute name too, `com.example.TheService`.
bool is_named(const ServiceModel& model, std::string_view asked) {
  return !model.target_prefix.empty() && asked.substr(asked.rfind('.') + 1) == model.target_prefix;
}

Error unknown_operation(const std::string& asked) {
  return Error("UnknownOperationException", 400,
               "The operation " + asked + " is not one that Backlot models")
      .with_namespace(std::string(kCoral));
}

Error too_large(std::size_t most_bytes) {
  return Error("RequestEntityTooLarge", 413,
               "The request body has more than " + std::to_string(most_bytes) + " bytes")
      .with_namespace(std::string(kCoral));
}

// The request without its body.
Request head_of(const Request& request) {
  Request head;
  head.method = request.method;
  head.target = request.target;
  head.headers = request.headers;
  return head;
}

// Scheme, host and port as the caller used them.
std::string endpoint_of(const Request& request) {
  const bool secure = request.headers.get("X-Forwarded-Proto") == "https";
  std::string endpoint = secure ? "https://" : "http://";
  return endpoint.append(request.headers.get("Host"));
}

}  // namespace

Caller FrontDoor::caller_of(const Request& request, const std::string& default_actor) const {
  Caller caller;
  caller.account = options_.default_account;
  caller.region = options_.default_region;
  caller.actor = default_actor;
  const std::string_view actor = request.headers.get("X-Backlot-Actor");
  if (!actor.empty()) caller.actor = actor;
  caller.endpoint = endpoint_of(request);
  if (const auto credential = credential_of(request)) {
    caller.access_key = credential->access_key;
    caller.account = account_of(credential->access_key, options_.default_account);
    if (!credential->region.empty()) caller.region = credential->region;
  }
  return caller;
}

FrontDoor::Route FrontDoor::route(const Request& request) const {
  Route route = route_by_protocol(request);
  if (route.service != nullptr) return route;
  const std::string other = unmodelled_service(request, dispatcher_.services());
  if (!other.empty()) {
    route.protocol = protocol_of_errors(other, route.protocol);
    route.error = service_not_modelled(other, route.asked, dispatcher_.services());
  }
  return route;
}

FrontDoor::Route FrontDoor::route_by_protocol(const Request& request) const {
  if (request.headers.has(kSmithyProtocol) || rpc_path(request.path())) return route_rpc(request);
  const std::string_view target = request.headers.get("X-Amz-Target");
  if (!target.empty()) return route_json(target);
  if (is_form(request) || request.query().find("Action=") != std::string_view::npos) {
    return route_query(request);
  }
  return route_rest(request);
}

FrontDoor::Route FrontDoor::route_json(std::string_view target) const {
  Route route;
  route.asked = target;
  const std::size_t dot = target.rfind('.');
  for (Service* service : dispatcher_.services()) {
    const ServiceModel& model = service->model();
    if (model.target_prefix.empty() || model.target_prefix != target.substr(0, dot)) continue;
    route.service = service;
    if (dot != std::string_view::npos) route.operation = model.find(target.substr(dot + 1));
  }
  if (route.operation == nullptr) route.error = unknown_operation(route.asked);
  return route;
}

FrontDoor::Route FrontDoor::route_query(const Request& request) const {
  Route route;
  route.protocol = Protocol::kQuery;
  if (has_too_many_parameters(request)) {
    route.asked = "?";
    route.error =
        Error("MalformedInput", 400,
              "The request has more than " + std::to_string(kMostParameters) + " parameters");
    return route;
  }
  route.parameters = sim::http::parse_form(request.query());
  auto body = sim::http::parse_form(request.body);
  std::ranges::move(body, std::back_inserter(route.parameters));
  std::ranges::stable_sort(route.parameters, {}, &Parameters::value_type::first);
  const std::string_view action = value_of(route.parameters, "Action");
  const std::string_view version = value_of(route.parameters, "Version");
  const auto credential = credential_of(request);
  for (Service* service : dispatcher_.services()) {
    const ServiceModel& model = service->model();
    if (model.query_version.empty()) continue;
    const bool named =
        credential ? credential->service == model.signing_name : version == model.query_version;
    if (!named || (route.service != nullptr && version != model.query_version)) continue;
    route.service = service;
    route.operation = model.find(action);
  }
  const ServiceModel* model = route.service != nullptr ? &route.service->model() : nullptr;
  if (model != nullptr && model->serves != nullptr && !model->serves(request.path(), action)) {
    route.operation = nullptr;
  }
  route.asked = (model != nullptr ? std::string(model->id)
                 : credential     ? credential->service
                                  : "?") +
                "." + std::string(action);
  if (action.empty()) {
    route.error = Error("MissingAction", 400, "The request must contain the parameter Action");
  } else if (route.operation == nullptr) {
    const auto invalid = model != nullptr ? model->invalid_action : default_invalid_action;
    route.error = invalid(action, version);
  } else if (route.operation->input().find("QueueUrl") != nullptr &&
             value_of(route.parameters, "QueueUrl").empty() && request.path() != "/") {
    // The oldest form of SQS requests names the queue by the path alone.
    route.parameters.emplace_back("QueueUrl", endpoint_of(request) + std::string(request.path()));
    std::ranges::stable_sort(route.parameters, {}, &Parameters::value_type::first);
  }
  return route;
}

FrontDoor::Route FrontDoor::route_rest(const Request& request) const {
  Route route;
  route.protocol = Protocol::kRestJson;
  route.asked = request.method + " " + std::string(request.path());
  for (Service* service : dispatcher_.services()) {
    if (!service->model().rest_json) continue;
    for (const Operation& operation : service->model().operations) {
      if (operation.http_method != request.method) continue;
      auto labels = match_uri(operation.uri, request.path());
      if (!labels) continue;
      route.service = service;
      route.operation = &operation;
      route.parameters = std::move(*labels);
      auto query = sim::http::parse_form(request.query());
      std::ranges::move(query, std::back_inserter(route.parameters));
      return route;
    }
  }
  route.error = Error("UnknownOperationException", 404,
                      "The request '" + route.asked + "' is not one that Backlot models");
  return route;
}

// https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html#requests
FrontDoor::Route FrontDoor::route_rpc(const Request& request) const {
  Route route;
  route.protocol = Protocol::kRpcV2Cbor;
  route.asked = request.method + " " + std::string(request.path());
  const std::string_view protocol = request.headers.get(kSmithyProtocol);
  const auto path = rpc_path(request.path());
  if (request.headers.has("X-Amz-Target") || request.headers.has("X-Amzn-Target")) {
    // X-Amz-Target would let one part of a system route the request differently from another.
    route.error = Error("SerializationException", 400,
                        "A request of Smithy RPC v2 must not have X-Amz-Target")
                      .with_namespace(std::string(kCoral));
    return route;
  }
  if (path && request.method == "POST" && (protocol.empty() || protocol == kRpcV2Cbor)) {
    for (Service* service : dispatcher_.services()) {
      if (!service->model().rpc_v2_cbor || !is_named(service->model(), path->service)) continue;
      route.service = service;
      route.operation = service->model().find(path->operation);
    }
  }
  if (route.operation != nullptr) return route;
  const std::string of = protocol.empty() || protocol == kRpcV2Cbor
                             ? std::string{}
                             : " by the protocol " + std::string(protocol);
  route.error = Error("UnknownOperationException", 404,
                      "The request '" + route.asked + "'" + of + " is not one that Backlot models")
                    .with_namespace(std::string(kCoral));
  return route;
}

void FrontDoor::handle(const std::shared_ptr<Exchange>& exchange) {
  if (is_preflight(exchange->request())) {
    return exchange->reply(preflight_response(exchange->request(), dispatcher_.new_request_id()));
  }
  const DecodedBody plain = decode_body(exchange);
  if (plain.refusal != nullptr) return refuse_body(exchange, plain.refusal);
  handle_plain(plain.exchange, exchange->request().body.size());
}

void FrontDoor::refuse_body(const std::shared_ptr<Exchange>& exchange,
                            Error (*why)(const ServiceModel* model)) {
  const Request head = head_of(exchange->request());
  Route route = this->route(head);
  route.error = why(route.service != nullptr ? &route.service->model() : nullptr);
  refuse(exchange, route, caller_of(head, "client"));
}

void FrontDoor::handle_plain(const std::shared_ptr<Exchange>& exchange, std::size_t sent_bytes) {
  const Request& request = exchange->request();
  Caller caller = caller_of(request, "client");
  Route route = this->route(request);
  if (route.service != nullptr && sent_bytes > route.service->model().limits.body_bytes) {
    route.error = too_large(route.service->model().limits.body_bytes);
  }
  if (route.error) return refuse(exchange, route, caller);
  call(exchange, route, std::move(caller));
}

void FrontDoor::turn_away(const std::shared_ptr<Exchange>& exchange, const std::string& why) const {
  const Route asked = route(exchange->request());
  const ServiceModel* model = asked.service != nullptr ? &asked.service->model() : nullptr;
  exchange->reply(
      error_response(asked.protocol, model, kNoRequestId, Error("AccessDenied", 403, why)));
}

sim::http::Response FrontDoor::failed_answer(const std::shared_ptr<Exchange>& exchange,
                                             const std::string& why) const {
  const DecodedBody plain = decode_body(exchange);
  const Request& request = (plain.exchange != nullptr ? plain.exchange : exchange)->request();
  const Route asked = route(request);
  const ServiceModel* model = asked.service != nullptr ? &asked.service->model() : nullptr;
  auto response = error_response(asked.protocol, model, dispatcher_.new_request_id(),
                                 store_failure(model, why));
  add_http_features(request, model, dispatcher_.now(), response);
  return response;
}

sim::http::Response FrontDoor::unavailable_answer(const Request& request,
                                                  const std::string& why) const {
  const Request head = head_of(request);
  const Route asked = route(head);
  const ServiceModel* model = asked.service != nullptr ? &asked.service->model() : nullptr;
  auto response =
      error_response(asked.protocol, model, kNoRequestId, Error("ServiceUnavailable", 503, why));
  add_http_features(head, model, dispatcher_.now(), response);
  return response;
}

void FrontDoor::refuse(const std::shared_ptr<Exchange>& exchange, const Route& route,
                       const Caller& caller) {
  dispatcher_.record_refused(caller, route.asked, *route.error);
  const ServiceModel* model = route.service != nullptr ? &route.service->model() : nullptr;
  auto response = error_response(route.protocol, model, dispatcher_.new_request_id(), *route.error);
  add_http_features(exchange->request(), model, dispatcher_.now(), response);
  exchange->reply(std::move(response));
}

void FrontDoor::call(const std::shared_ptr<Exchange>& exchange, const Route& route, Caller caller) {
  const ServiceModel& model = route.service->model();
  const Operation& operation = *route.operation;
  sim::Cancellation& cancellation = dispatcher_.cancellation();
  const auto decode = [&]() -> Dispatcher::DecodedInput {
    switch (route.protocol) {
      case Protocol::kQuery:
        return decode_parameters(operation, route.parameters);
      case Protocol::kRestJson:
        return decode_rest(model, operation, exchange->request().body, route.parameters,
                           cancellation);
      case Protocol::kRpcV2Cbor:
        return decode_cbor_body(model, operation, exchange->request().body);
      case Protocol::kJson:
      case Protocol::kRestXml:
        break;
    }
    return decode_json_body(model, operation, exchange->request().body, cancellation);
  };
  const auto respond = [this, exchange, &model, &operation,
                        protocol = route.protocol](const Outcome& outcome) {
    auto response = outcome.error != nullptr
                        ? error_response(protocol, &model, outcome.request_id, *outcome.error)
                        : success_response(protocol, model, operation, outcome);
    add_http_features(exchange->request(), &model, dispatcher_.now(), response);
    deliver(dispatcher_, exchange, std::move(response), outcome.delivery,
            [this, exchange](const std::string& why) { return failed_answer(exchange, why); });
  };
  const auto pending =
      dispatcher_.start(*route.service, operation, std::move(caller), decode, respond);
  if (!pending->open()) return;
  // A weak pointer: the service keeps the call, the call keeps the exchange, and the exchange would
  // keep the call.
  exchange->on_abandoned([weak = std::weak_ptr<PendingCall>{pending}] {
    if (const auto abandoned = weak.lock()) abandoned->abandon();
  });
}

}  // namespace aws

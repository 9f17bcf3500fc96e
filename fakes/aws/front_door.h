// Where HTTP requests of AWS SDKs come in: finds the service, the operation and the caller,
// decodes, calls the Dispatcher, and answers in the request's own protocol.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "fakes/aws/dispatcher.h"
#include "fakes/aws/http_features.h"
#include "fakes/aws/wire.h"
#include "sim/http/server.h"

namespace aws {

struct FrontDoorOptions {
  std::string default_region = "us-east-1";
  std::string default_account = "000000000000";
};

// How many parameters a request of the Query protocol may have. With more of them, a request of the
// greatest size that AWS takes has no room for a known name.
inline constexpr std::size_t kMostParameters = 50'000;

class FrontDoor {
 public:
  FrontDoor(Dispatcher& dispatcher, FrontDoorOptions options)
      : dispatcher_(dispatcher), options_(std::move(options)) {}

  // Answers `exchange`, now or later. A body may come in gzip or deflate. A request that is refused
  // never reaches an operation:
  //   - a service that is not here: 400 BacklotNotModelled, naming it and those that are, in a form
  //     that its clients read
  //   - no operation of that name: the protocol's unknown-operation error, naming it
  //   - the body is not what the protocol says: SerializationException or MalformedInput, 400
  //   - the body is not in the coding that Content-Encoding says: the service's internal error,
  //     500, as DynamoDB was seen to answer; more than kMostBodyBytes are in it: 413
  //   - the body is larger than the service's limit: 413
  // Web pages of this machine may send requests too (CORS): OPTIONS with an Origin is answered for
  // them.
  void handle(const std::shared_ptr<sim::http::Exchange>& exchange);

  // What a request is answered whose turn the store could not keep: 500, the service's own internal
  // error with `why` in it, in the form of its protocol.
  sim::http::Response failed_answer(const std::shared_ptr<sim::http::Exchange>& exchange,
                                    const std::string& why) const;

  // What a request is answered that the server's end leaves undone: 503 ServiceUnavailable with
  // `why`, in the form of its protocol. The body is not looked at.
  sim::http::Response unavailable_answer(const sim::http::Request& request,
                                         const std::string& why) const;

  // Refuses a request, whatever it asks for, with 403 AccessDenied and `why`, in the form of its
  // protocol. No event is recorded for it, and no random number is drawn.
  void turn_away(const std::shared_ptr<sim::http::Exchange>& exchange,
                 const std::string& why) const;

 private:
  struct Route;

  Caller caller_of(const sim::http::Request& request, const std::string& default_actor) const;
  Route route(const sim::http::Request& request) const;
  Route route_by_protocol(const sim::http::Request& request) const;
  Route route_json(std::string_view target) const;
  Route route_query(const sim::http::Request& request) const;
  Route route_rest(const sim::http::Request& request) const;
  Route route_rpc(const sim::http::Request& request) const;
  // `sent_bytes`: the size of the body as it came.
  void handle_plain(const std::shared_ptr<sim::http::Exchange>& exchange, std::size_t sent_bytes);
  // Refuses a request whose body cannot be read, with what `why` makes of its service.
  void refuse_body(const std::shared_ptr<sim::http::Exchange>& exchange,
                   Error (*why)(const ServiceModel* model));
  void refuse(const std::shared_ptr<sim::http::Exchange>& exchange, const Route& route,
              const Caller& caller);
  void call(const std::shared_ptr<sim::http::Exchange>& exchange, const Route& route,
            Caller caller);

  Dispatcher& dispatcher_;
  FrontDoorOptions options_;
};

}  // namespace aws

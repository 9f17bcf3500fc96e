#include "fakes/aws/dispatcher.h"

#include "fakes/aws/call_faults.h"
#include "fakes/aws/events.h"
#include "fakes/aws/struck_error.h"

namespace aws {
namespace {

std::string subject_of(const Service& service, const Operation& operation) {
  const std::string_view id = service.model().id;
  std::string subject;
  subject.reserve(id.size() + 1 + operation.name.size());
  return subject.append(id).append(1, '.').append(operation.name);
}

ErrorDetails said(const Error& error) { return {error.code(), error.status(), error.message()}; }

}  // namespace

Dispatcher::Dispatcher(Environment& environment)
    : environment_(environment),
      request_ids_(environment.random.stream("request ids")),
      client_tokens_(environment.random.stream("client tokens")) {}

void Dispatcher::add(Service& service) { services_.push_back(&service); }

Service* Dispatcher::find(std::string_view id) const {
  for (Service* service : services_) {
    if (service->model().id == id) return service;
  }
  return nullptr;
}

std::shared_ptr<PendingCall> Dispatcher::start(Service& service, const Operation& operation,
                                               Caller caller,
                                               const std::function<DecodedInput()>& decode,
                                               PendingCall::OnOutcome on_outcome) {
  Call call;
  call.caller = std::move(caller);
  call.operation = &operation;
  call.request_id = new_request_id();
  DecodedInput decoded;
  std::optional<Error> refused;
  try {
    decoded = decode();
    check_constraints(operation.input(), decoded.input.get(), decoded.missing,
                      &environment_.cancellation);
  } catch (const Error& error) {
    refused = error;
  }
  record_call(service, call, decoded.input.get());
  const std::uint64_t event = call.event;
  auto pending = std::make_shared<PendingCall>(std::move(call));
  // A plain pointer: the function is kept in the PendingCall, which it would keep alive for ever.
  PendingCall* self = pending.get();
  const bool may_fail = !self->call().caller.is_harness && decoded.input != nullptr &&
                        may_strike_calls(environment_.faults);
  const std::string occasion =
      may_fail ? occasion_name(service, operation, decoded.input.get()) : std::string();
  pending->set_outcome(
      [this, &service, self, occasion, deliver = std::move(on_outcome)](const Outcome& outcome) {
        conclude(service, self->call(), occasion, outcome, deliver);
      });
  const sim::CauseScope because{environment_.journal, event};
  try {
    if (refused) throw *refused;
    if (!decoded.missing.empty()) throw service.model().invalid(operation, decoded.missing);
    if (!occasion.empty()) {
      if (const auto instead = refused_by_fault(environment_, service.model(), occasion)) {
        pending->finish({.error = &instead->error, .fault = instead->event});
        return pending;
      }
    }
    environment_.store.begin();
    operation.invoke(service, decoded.input.get(), pending);
  } catch (const StruckError& error) {
    pending->finish({.error = &error, .fault = error.event()});
  } catch (const Error& error) {
    pending->finish({nullptr, &error});
  } catch (const sim::StoreError& error) {
    if (environment_.store.is_in_memory()) throw;  // ours: there is no turn to undo
    // Whatever it was: the operation ended in the middle of its changes.
    environment_.store.fail(error.what());
    const Error failure = store_failure(&service.model(), environment_.store.failure());
    pending->finish({nullptr, &failure});
  }
  return pending;
}

std::optional<std::string> Dispatcher::why_not_kept(std::uint64_t turn) {
  sim::Database& store = environment_.store;
  if (store.is_in_memory()) return std::nullopt;  // Nothing in it is undone.
  try {
    if (turn == store.turn()) store.commit();
  } catch (const sim::StoreError& error) {
    return error.what();
  }
  if (store.was_kept(turn)) return std::nullopt;
  return "what was answered was undone";
}

void Dispatcher::record_call(const Service& service, Call& call, const void* input) {
  call.event =
      environment_.journal.record(call.caller.actor, subject_of(service, *call.operation),
                                  ApiCall{call.request_id, call.caller.account, call.caller.region,
                                          ShapeValue{call.operation->input(), input}});
}

void Dispatcher::conclude(const Service& service, const Call& call, const std::string& occasion,
                          const Outcome& outcome, const PendingCall::OnOutcome& deliver) {
  Outcome told = outcome;
  told.request_id = call.request_id;
  const bool may_fail = !occasion.empty() && outcome.error == nullptr;
  const sim::CauseScope because{environment_.journal, call.event};
  std::optional<FaultError> instead;
  if (may_fail) instead = failed_by_fault(environment_, service.model(), occasion);
  if (instead) {
    told.response = nullptr;
    told.error = &instead->error;
    told.fault = instead->event;
  }
  std::string json = record_outcome(service, call, told);
  told.json = &json;
  if (may_fail && !instead) told.delivery = delivery_of(environment_, occasion);
  deliver(told);
}

std::string Dispatcher::record_outcome(const Service& service, const Call& call,
                                       const Outcome& outcome) {
  std::string response;
  const sim::CauseScope because{environment_.journal, call.event};
  std::string actor(service.model().id);
  std::string subject = subject_of(service, *call.operation);
  if (outcome.error != nullptr) {
    environment_.journal.record(std::move(actor), std::move(subject),
                                ApiError{call.request_id, said(*outcome.error), outcome.fault});
  } else {
    const ShapeValue output{call.operation->output(), outcome.response, &response};
    environment_.journal.record(std::move(actor), std::move(subject),
                                ApiReply{call.request_id, output});
  }
  return response;
}

void Dispatcher::record_refused(const Caller& caller, std::string_view what, const Error& error) {
  environment_.journal.record(caller.actor, std::string(what), ApiRefused{said(error)});
}

}  // namespace aws

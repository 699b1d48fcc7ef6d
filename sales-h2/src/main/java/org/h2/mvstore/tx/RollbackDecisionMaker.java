/*
 * Copyright 2004-2026 H2 Group. Multiple-Licensed under the MPL 2.0,
 * and the EPL 1.0 (https://h2database.com/html/license.html).
 * Initial Developer: H2 Group
 */
package org.h2.mvstore.tx;

import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVMap.Decision;
import org.h2.value.VersionedValue;

/**
 * Undoes one entry of a transaction's undo log, and removes it from the log. Stands in for H2's class of this name, and
 * differs from it in one thing: it restores a value only where the transaction's own is found.
 *
 * <p>MVMap asks anew if the log's root has changed meanwhile, which any commit to disk can bring about. The value was restored
 * at the first asking, whereby the row's lock was given up; H2's class then writes it once more, over what somebody else has
 * done to the row in between, committed or not.
 */
final class RollbackDecisionMaker extends MVMap.DecisionMaker<Record<?, ?>> {

    private final TransactionStore store;
    private final long transactionId;
    private final long toLogId;
    private final TransactionStore.RollbackListener listener;

    RollbackDecisionMaker(
            TransactionStore store, long transactionId, long toLogId, TransactionStore.RollbackListener listener) {
        this.store = store;
        this.transactionId = transactionId;
        this.toLogId = toLogId;
        this.listener = listener;
    }

    @Override
    public Decision decide(Record<?, ?> entry, Record<?, ?> provided) {
        if (entry == null) {
            // After a crash: the log's entry had not reached the disk.
            return Decision.ABORT;
        }
        @SuppressWarnings("unchecked")
        var before = (VersionedValue<Object>) entry.oldValue;
        if (before == null || before.getOperationId() == 0 || isOwn(before) && isKept(before)) {
            restore(entry.mapId, entry.key, before);
        }
        return Decision.REMOVE;
    }

    private void restore(int mapId, Object key, VersionedValue<Object> before) {
        MVMap<Object, VersionedValue<Object>> map = store.openMap(mapId);
        if (map != null && !map.isClosed()) {
            var restoration = new Restoration();
            VersionedValue<Object> undone = map.operate(key, before, restoration);
            if (restoration.hasHappened) {
                listener.onRollback(map, key, undone, before);
            }
        }
    }

    private boolean isOwn(VersionedValue<?> value) {
        long operationId = value.getOperationId();
        return operationId != 0 && TransactionStore.getTransactionId(operationId) == transactionId;
    }

    /** Whether it was there at the savepoint that is gone back to; otherwise an earlier entry restores what was. */
    private boolean isKept(VersionedValue<?> own) {
        return TransactionStore.getLogId(own.getOperationId()) < toLogId;
    }

    private final class Restoration extends MVMap.DecisionMaker<VersionedValue<Object>> {

        private boolean hasHappened;

        @Override
        public Decision decide(VersionedValue<Object> present, VersionedValue<Object> before) {
            hasHappened = present != null && isOwn(present);
            if (!hasHappened) {
                return Decision.ABORT;
            }
            return before == null ? Decision.REMOVE : Decision.PUT;
        }
    }
}

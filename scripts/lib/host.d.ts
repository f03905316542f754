/** What those of Ringside's own modules stand on that need more than JavaScript. Scripts do not see it. */
declare const $ringside: {
    readonly files: {
        text(file: string): string;
        list(folder: string): string[];
    };
    readonly test: {
        event(stream: string, fields?: object): any;
        emit(event: object): void;
        advance(duration: string): void;
        end(): void;
        settled(): Promise<void>;
        alerts(): any[];
    };
};
